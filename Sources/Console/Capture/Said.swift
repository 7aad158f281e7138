import Meeting
import Procedures
import Text

// Unmarked words: a contribution with its speaker before a colon, or a note that nobody said.
extension Reader {
  /// A line is a contribution when up to three words stand directly before its first colon and are somebody
  /// here, and it is refused when they are one slip from somebody; every other line is a note as it is.
  func readSaid(_ line: Phrase) throws(Refusal) -> Understood {
    if line.text == "." { throw Refusal(line, "“.” alone is no note: Esc, then . goes on to the next item") }
    guard let cut = speakerCut(line) else { return note(line) }
    if let (kind, speaker) = kindOfSaying(cut.speaker), let who = try speakerOrSlip(speaker) {
      return try said(who, speaker, cut.text, isOpinion: kind == "opinion", isPrivate: kind == "private")
    }
    guard let who = try speakerOrSlip(cut.speaker) else { return note(line) }
    return try said(who, cut.speaker, cut.text)
  }

  /// `private health`, or as the notes show it, `health (private)`: what kind of words these are, and whose.
  private func kindOfSaying(_ speaker: Phrase) -> (kind: String, speaker: Phrase)? {
    guard speaker.words.count > 1, let first = speaker.words.first, let last = speaker.words.last else {
      return nil
    }
    return switch (first.lowercased, last.lowercased) {
    case ("private", _): ("private", speaker.after(first))
    case ("opinion", _): ("opinion", speaker.after(first))
    case (_, "(private)"): ("private", speaker.before(last))
    case (_, "(opinion)"): ("opinion", speaker.before(last))
    default: nil
    }
  }

  private static let asNote = "Ctrl-N: a note"

  private func speakerCut(_ line: Phrase) -> (speaker: Phrase, text: Phrase)? {
    guard let cut = line.cut(at: ":"), !cut.before.isEmpty,
      cut.before.range.count <= 60, cut.before.words.count <= 3
    else {
      return nil
    }
    let place = cut.before.range.upperBound
    let isAttached = line.line.characters[place] == ":"
    // `10:30` and `https://` are no speakers.
    let next = place + 1 < line.range.upperBound ? line.line.characters[place + 1] : " "
    return isAttached && !next.isNumber && next != "/" ? (cut.before, cut.after) : nil
  }

  private func speakerOrSlip(_ speaker: Phrase) throws(Refusal) -> Who? {
    if let who = try who(speaker, among: speakers, tail: " · \(Self.asNote)") { return who }
    let isFamily =
      meeting.case.children.contains { fold(meeting.callName(of: $0.key)) == fold(speaker.text) }
      || meeting.case.relatives.contains { $0.name.lowercased() == speaker.lowercased }
    if let refusal = nobody(atPlace: speaker, tail: Self.asNote) { throw refusal }
    if !isFamily, expectedNames.contains(where: { isOneSlip($0, speaker.text) }) {
      throw nobody(speaker, tail: Self.asNote)
    }
    return nil
  }

  /// Everybody; an agency from which nobody was named speaks only by its whole name, for the beginnings of
  /// what might be are ordinary words: `Other: …`, `Care: …`.
  private var speakers: [Named<Who>] {
    everybody.map { named in
      guard case .agency(let key) = named.value, !meeting.persons.contains(where: { $0.agency == key })
      else { return named }
      return Named(named.value, [], whole: named.names + named.wholes, shown: named.shown)
    }
  }

  /// The names of whoever is to be here: of these a slip is likelier than a word that happens to be near.
  private var expectedNames: [String] {
    let core = procedure.slots.filter { $0.strength == .core }.map { AgencyKey($0.id) }
    let here = Set(core + meeting.persons.map(\.agency))
    return everybody.flatMap { named in
      if case .agency(let key) = named.value, !here.contains(key) { return [String]() }
      return named.names + named.wholes
    }
  }

  private func said(
    _ who: Who, _ speaker: Phrase, _ text: Phrase, isOpinion: Bool = false, isPrivate: Bool = false
  ) throws(Refusal) -> Understood {
    let words = try required(text, "what did \(display(speaker.text)) say?")
    if isPrivate, share != nil {
      throw Refusal(speaker, "private is ^agency already: leave one of the two out")
    }
    let saying = Saying(voice: voice(who), text: words, isOpinion: isOpinion, item: meeting.currentItem?.name)
    let kind = isPrivate ? "PRIVATE, for its agency only" : isOpinion ? "OPINION" : "SAID"
    let act = Draft(
      id: EventID(context.fresh()), act: .said(saying), share: isPrivate ? .agencyOnly : share)
    return Understood(
      drafts: [act], preview: "\(kind) \(capitalised(fullName(who))): \(underItem)\(wordsWithMark(text))",
      gaps: unheard(who, voice(who)) + [whichOfThem(who)].compactMap(\.self))
  }

  /// That nobody of the voice is in the discussion, and how else it is said what came from them.
  private func unheard(_ who: Who, _ voice: Voice) -> [String] {
    guard meeting.isUnheard(voice, at: context.now) else { return [] }
    let agency = display(name(of: voice.agency))
    let (verb, part) = meeting.form == .series ? ("was", "spoken to (:spoke WHO)") : ("is", "here")
    var absent = "nobody of \(agency) \(verb) \(part)"
    if case .person = who { absent = "\(fullName(who)) \(verb) not \(part)" }
    return ["\(absent); in writing? :written \(agency): …"]
  }

  /// The line as it stands, said by nobody.
  func note(_ line: Phrase) -> Understood {
    let slot = procedure.slots.first { $0.id == "police" } ?? procedure.slots.first
    let example = slot.map { lowered($0.name) } ?? "agency"
    return understood(
      .said(Saying(voice: nil, text: line.text, item: meeting.currentItem?.name)),
      "NOTE \(underItem)\(wordsWithMark(line))   · said by nobody; begin with “\(display(example)):” to say who"
    )
  }

  /// That a child's mark stays as it stands: what is said is the whole discussion's.
  private func wordsWithMark(_ text: Phrase) -> String {
    let marks = text.words.filter { isChildMark($0) && (try? child($0)) != nil }
      .map { display(ClockWords.bare($0).text) }
    guard let last = marks.last else { return "" }
    let verb = marks.count == 1 ? "\(last) stays a word" : "\(marks.joined(separator: " ")) stay words"
    return " · \(verb): minuted for all children"
  }

  private var underItem: String {
    guard let item = meeting.currentItem?.name else { return "under no item" }
    return "under \(display(procedure.agenda.first { $0.id == item }?.name ?? item))"
  }
}
