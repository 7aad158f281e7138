import Meeting
import Procedures
import Text

extension NewMeeting {
  /// Whom the card is about, as far as it is typed.
  var childrenInWords: String {
    let names = fields.compactMap { field -> String? in
      guard case .child = field, let text = texts[field]?.text, !text.isEmpty else { return nil }
      return text.split(separator: ",").first.map { trimmed($0) }
    }
    return names.isEmpty ? "the case" : names.joined(separator: ", ")
  }

  /// What each field is for, and how it is filled in, in the order of the card.
  public var explanations: [(label: String, words: String)] {
    fields.compactMap { field in
      switch field {
      case .child(let index): index == 0 ? ("child", words(about: field)) : nil
      case .relative(let index): index == 0 ? ("family", words(about: field)) : nil
      case .procedure, .rationale, .by, .agency, .role, .how, .received, .concern, .identified, .trigger,
        .address, .language, .interpreter:
        (label(of: field), words(about: field))
      }
    }
  }

  /// What of holding the discussion is counted from this moment under the procedure chosen.
  private func startsClock(_ origin: Timescale.Origin) -> String {
    guard let chosen else { return "" }
    let clocks = chosen.timescales.filter { $0.rule == "time.convene" }
    guard !clocks.isEmpty else {
      return origin == .referralReceived ? " (this procedure sets no clock; :target sets a time)" : ""
    }
    let usual = clocks.first { !$0.isException }
    let reasons = clocks.filter { $0.isException && $0.origin == origin }.compactMap(\.reason)
    let exceptions = reasons.isEmpty ? nil : "in exceptions (\(reasons.joined(separator: "; ")))"
    if usual?.origin == origin {
      return "; the clock starts there" + (reasons.isEmpty ? "" : ", too \(exceptions ?? "")")
    }
    if origin == .referralReceived, usual?.origin == .concernIdentified {
      let besides = exceptions.map { ", and \($0)" } ?? ""
      return "; the clock starts there where nothing is said under identified\(besides)"
    }
    return exceptions.map { "; the clock starts there only \($0)" } ?? ""
  }

  private func words(about field: Field) -> String {
    switch field {
    case .procedure: "whose rules hold in this discussion: a digit chooses"
    case .rationale: "why another discussion is held, in your words: the record begins with it"
    case .by: "the name of whoever referred: Gwen Tansley"
    case .agency: "for which agency: health visiting"
    case .role: "in which role, where it matters: health visitor"
    case .how: "how it came: by telephone, by e-mail, in person"
    case .received:
      "when it came\(startsClock(.referralReceived)): today 14:10, mon 15:10, 9/8/2026 14:10; empty is now"
    case .concern: "what is alleged or feared, in the referrer's own words"
    case .identified:
      "when the concern was first noticed, where that was earlier\(startsClock(.concernIdentified))"
    case .trigger: "what gave rise to it, of the procedure's list: a digit or letter chooses"
    case .child:
      "one a line: NAME, born 3 May 2018 (or 3/5/2018) · unborn due 4 Jan; then, with commas, also NAME, school NAME"
    case .relative:
      "one a line: NAME, mother; then, with commas, born 9 June 1995, pr yes (parental responsibility for every child born, or the one whose father or mother is named; pr yes #poppy for one alone), in the household"
    case .address: "where the children live"
    case .language: "the first language at home"
    case .interpreter: "whether one is needed: y yes, n no, u not known"
    }
  }
}
