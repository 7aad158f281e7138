import Calendar
public import Meeting
public import Procedures

/// One circumstance, for one child where it is about each.
struct CircumstancePlace: Hashable {
  var circumstance: Circumstance
  var child: ChildKey?

  var name: String { "\(circumstance.id) \(child?.text ?? "")" }

  /// Whether the referral has said it of each child: born, unborn or deceased.
  var isSaidByReferral: Bool { ["unborn", "deceased"].contains(circumstance.id) }
}

/// A circumstance that was not asked, and of which children.
public struct UnaskedCircumstance: Hashable, Sendable {
  public var circumstance: Circumstance
  /// The children of whom it was not asked while it was of others; none where it was asked of nobody.
  public var children: [ChildKey]
}

extension Desk {
  /// Every circumstance that is asked, or was answered unasked, with each child it is asked of.
  var circumstancePlaces: [CircumstancePlace] {
    let living = meeting.livingChildren.map(\.key)
    let answered = Set(meeting.circumstances.map(\.name))
    let here = procedure.circumstances.filter { $0.isAsked || answered.contains($0.id) }
    return here.flatMap { circumstance -> [CircumstancePlace] in
      // Of an only child it is said of the case, as the line does.
      guard circumstance.perChild, living.count > 1 else {
        return [CircumstancePlace(circumstance: circumstance)]
      }
      return living.map { CircumstancePlace(circumstance: circumstance, child: $0) }
    }
  }

  /// What was answered there.
  func answer(at place: CircumstancePlace) -> Answer? {
    let id = place.circumstance.id
    if let answer = meeting.answer(to: id, child: place.child) { return answer }
    let living = meeting.livingChildren
    return living.count == 1 ? meeting.answer(to: id, child: living[0].key) : nil
  }

  /// Whether it is to be asked there and nobody has: what the referral says is not, nor what is for other ages.
  private func isUnasked(_ place: CircumstancePlace) -> Bool {
    !place.isSaidByReferral && answer(at: place) == nil && notFor(place) == nil
  }

  /// The circumstances that were not asked, of the case or of any of its children.
  public var unaskedCircumstances: [UnaskedCircumstance] {
    var unasked: [UnaskedCircumstance] = []
    for place in circumstancePlaces where isUnasked(place) {
      let child = [place.child].compactMap(\.self)
      if let last = unasked.indices.last, unasked[last].circumstance == place.circumstance {
        unasked[last].children += child
      } else {
        unasked.append(UnaskedCircumstance(circumstance: place.circumstance, children: child))
      }
    }
    var asked: [String: Int] = [:]
    for place in circumstancePlaces where notFor(place) == nil {
      asked[place.circumstance.id, default: 0] += 1
    }
    return unasked.map { one in
      one.children.count == asked[one.circumstance.id]
        ? UnaskedCircumstance(circumstance: one.circumstance, children: []) : one
    }
  }

  /// The child that it is asked of: where the case has but one, that one.
  private func child(at place: CircumstancePlace) -> Child? {
    let living = meeting.livingChildren
    return place.child.map { key in living.first { $0.key == key } } ?? (living.count == 1 ? living[0] : nil)
  }

  /// The child who is not of the ages at which the procedure asks it, with the age: `Kayla, 2`, or `unborn`.
  func notFor(_ place: CircumstancePlace) -> String? {
    guard let child = child(at: place), !place.circumstance.isAsked(of: child, on: local.day) else {
      return nil
    }
    let name = meeting.callName(of: child.key)
    return child.isUnborn
      ? name : [name, child.ageInWords(on: local.day)].compactMap(\.self).joined(separator: ", ")
  }

  /// What is known of the birth of the child that is asked about: `born 3 May 2018: 8`.
  func birth(at place: CircumstancePlace) -> String? {
    guard place.circumstance.ages != nil || place.isSaidByReferral, let child = child(at: place)
    else { return nil }
    switch child.life {
    case .born(let day):
      return "born \(day.dayMonthYear): \(day.ageInWords(on: local.day))"
    case .unborn(let due): return "unborn" + (due.map { ", due \($0.dayMonthYear)" } ?? "")
    case .deceased: return nil
    }
  }
}

extension Circumstance {
  /// Whether a child is of the ages at which it is asked.
  func isAsked(of child: Child, on day: Day) -> Bool {
    guard let ages else { return true }
    return !child.isUnborn && child.age(on: day).map(ages.contains) ?? true
  }
}
