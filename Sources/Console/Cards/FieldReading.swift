public import Calendar
import Meeting
import Procedures
import Text

extension Reader {
  /// Whom a field's words mean: as in the line, but nothing has to be quoted where nothing else can stand.
  func reading(who text: String, newcomers: Bool) -> FieldReading {
    let whole = Line(text).whole
    let name = whole.text.first == "@" ? whole.dropping(1) : whole
    guard !name.isEmpty else { return .nothing }
    do throws(Refusal) {
      if name.unquoted.text.contains(",") {
        let owner = try owner(newAs: name)
        guard case .new(let person) = owner else { return somebody(owner) }
        guard newcomers else { throw Refusal(name, "one of those who are named here: a surname") }
        return .somebody(owner, shown: "\(display(person.name)), \(display(person.role)) (new)")
      }
      guard let who = try who(name, atAnyPlace: true) else {
        let given = capitalised(name.unquoted.text)
        throw nobody(name.unquoted, tail: newcomers ? "new person: \(display(given)), role" : "")
      }
      return somebody(.known(who))
    } catch {
      return .wrong(error.message)
    }
  }

  private func somebody(_ owner: Body.Owner) -> FieldReading {
    guard case .known(let who) = owner else { return .nothing }
    return .somebody(owner, shown: whereabouts(who))
  }

  /// `J Okafor, social care, in the room`
  private func whereabouts(_ who: Who) -> String {
    guard case .person(let key) = who, let person = meeting.person(key) else { return fullName(who) }
    switch person.attending {
    case .room: return "\(fullName(person)), in the room"
    case .video: return "\(fullName(person)), by video"
    case .phone: return "\(fullName(person)), by phone"
    case nil: return meeting.state == .assembling ? fullName(person) : "\(fullName(person)), not here"
    }
  }

  /// Which time a field's words mean.
  func reading(when text: String) -> FieldReading {
    let whole = Line(text).whole
    guard !whole.isEmpty else { return .nothing }
    do throws(Refusal) {
      let when = try onlyWhen(whole)
      return .time(when, shown: shown(when))
    } catch {
      return .wrong(error.message)
    }
  }

  /// Which time that has come a field's words mean; one without an hour is that day, and asks for the hour.
  func reading(past text: String) -> FieldReading {
    let whole = Line(text).whole
    guard !whole.isEmpty else { return .nothing }
    do throws(Refusal) {
      // Words that say no time are words; a time that there is not, or that has not come, is a slip.
      guard try leadingWhen(whole) != nil else {
        return .unclear("kept as words: \(quoted(whole)) is no time: \(timeExamples)")
      }
      let when = try happened(whole)
      let day = when.time.day.long
      return .time(when, shown: when.isHourAssumed ? "▲ \(day), at what time?" : "\(day) \(when.time.clock)")
    } catch {
      return .wrong(error.message)
    }
  }

  /// Which people a field's words mean.
  func reading(people text: String) -> FieldReading {
    let found = people(in: text)
    if found.text.isEmpty { return .nothing }
    return found.strangers.isEmpty ? .people(found.text, shown: found.shown) : .unclear(found.marked)
  }

  /// The time with its day, whichever it is, for the field's own words may say `today` already.
  func shown(_ when: When) -> String {
    let told = told(when)
    guard when.time.day == now.day, told.hasPrefix("today") else { return told }
    return now.day.short + told.dropFirst(5)
  }
}

extension Desk {
  /// The time that these words are, as a line reads a time; nothing where no hour is said.
  public func time(said words: String) -> LocalTime? {
    guard let when = try? Reader(context).onlyWhen(Line(words).whole), !when.isHourAssumed else { return nil }
    return when.time
  }
}

/// How values are spelt so that they are read again as what they were, on another day too.
enum Spelt {
  /// `2026-11-27 17:00`
  static func time(_ time: LocalTime) -> String { "\(time.day) \(time.clock)" }

  /// A time as somebody would type it: `today 15:30`, `27 Nov 17:00`.
  static func typed(_ time: LocalTime, now: LocalTime) -> String {
    if time.day == now.day { return "today \(time.clock)" }
    guard time.day.year == now.day.year, time.day.days(until: now.day) < 180 else { return Spelt.time(time) }
    return "\(time.day.short.split(separator: " ").dropFirst().joined(separator: " ")) \(time.clock)"
  }

  /// `"R Osei"`, of one who has two places `"Anil Rao, health"`; or the agency's key.
  static func who(_ voice: Voice, in meeting: Meeting) -> String {
    guard let person = voice.person.flatMap(meeting.person) else { return voice.agency.text }
    return "\"\(unquoted(whole(person, in: meeting)))\""
  }

  /// The name, with the agency where the same name is another's too.
  static func whole(_ person: Person, in meeting: Meeting) -> String {
    meeting.namesAtSeveralPlaces.contains(person.untitled)
      ? "\(person.name), \(person.agency.text)" : person.name
  }

  /// `#"Aisha"`
  static func child(_ key: ChildKey, in meeting: Meeting) -> String {
    "#\"\(unquoted(meeting.callName(of: key)))\""
  }

  static func children(_ keys: [ChildKey], in meeting: Meeting) -> String {
    keys.map { child($0, in: meeting) }.joined(separator: " ")
  }

  /// Words of which none can be taken for a mark or a keyword of the line they stand in.
  static func words(_ text: String, not keywords: Set<String> = [], parting: String = "") -> String {
    let isPlain = text.split(whereSeparator: \.isWhitespace).allSatisfy { word in
      !keywords.contains(word.lowercased().filter { $0.isLetter }) && !"@#<~^".contains(word.first ?? " ")
    }
    let isWhole = !text.contains { parting.contains($0) || $0 == "\"" }
    return isPlain && isWhole ? text : "\"\(unquoted(text))\""
  }

  private static func unquoted(_ text: String) -> String {
    String(text.map { $0 == "\"" ? "'" : $0 })
  }
}
