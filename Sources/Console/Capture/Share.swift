import Meeting
import Procedures
import Text

// The mark that says whether the family may have a line: `^no`, `^yes`, `^agency`, `^after EVENT`.
extension Reader {
  /// Takes the mark out of the line, wherever it stands.
  mutating func takeShare(from line: Line) throws(Refusal) -> Line {
    var line = line
    while let mark = line.whole.words.first(where: isShareMark) {
      guard share == nil else { throw Refusal(mark, "a second word on sharing; put one in \"quotes\"") }
      switch mark.lowercased {
      case "^yes": share = .yes
      case "^no": share = .no
      case "^agency": share = .agencyOnly
      case "^after":
        let event = try happening(after: mark, in: line.whole)
        share = .after(event.rule.id)
        line = line.without(event.phrase)
      default: throw Refusal(mark, "no \(quoted(mark)): ^yes ^no ^agency ^after EVENT")
      }
      line = line.without(mark)
    }
    return line
  }

  private func isShareMark(_ word: Phrase) -> Bool {
    let characters = word.text.prefix(2)
    return characters.first == "^" && characters.count == 2 && characters.last?.isLetter == true
  }

  private func happening(
    after mark: Phrase, in line: Phrase
  ) throws(Refusal) -> (rule: HappeningRule, phrase: Phrase) {
    let rest = line.after(mark)
    guard let found = try longest(rest, among: happenings) else {
      throw Refusal(
        rest.firstWord ?? rest,
        "after what? \(listed(happenings.map(\.shown), else: "no event is known here"))")
    }
    return (found.value, found.phrase)
  }

  /// How the preview tells it; what the line's own kind tells is not repeated.
  var toldShare: String? {
    switch share {
    case nil: nil
    case .yes: "the family may have it"
    case .no: "never for the family"
    case .agencyOnly: "private, for its agency only"
    case .after(let event):
      "for the family only after \(procedure.happenings.first { $0.id == event }?.name ?? event)"
    }
  }
}
