/// A plan question, an agency's duty or a checklist's point: all are questions.
public struct Question: Hashable, Sendable {
  /// Of whom it is asked.
  public enum Asked: Hashable, Sendable {
    case meeting
    case agency(String)
  }

  /// Of what each answer is.
  public enum Per: String, Sendable, CaseIterable {
    case meeting
    case child
    /// Each person with parental responsibility, absent ones too.
    case parent
  }

  /// What is said of the case when a discussion is called, and may be what a question asks.
  public enum CaseField: String, Sendable, CaseIterable {
    /// Whether an interpreter is needed.
    case interpreter
  }

  /// What counts as an answer.
  public enum AnswerKind: Hashable, Sendable {
    case yesNo
    case choice([Choice])
    case text
    case date
    case list
  }

  /// One answer to choose.
  public struct Choice: Hashable, Sendable {
    public var id: String
    public var name: String
    /// What this answer needs besides: `why` of a reasoned no.
    public var needs: [String]
  }

  public var id: String
  /// A word or two for the capture line: `medical`.
  public var short: String
  public var asks: String
  public var of: Asked
  public var per: Per
  public var answer: AnswerKind
  /// Whether more than one choice may be taken.
  public var several: Bool
  /// What every answer needs besides: why, who, when, method, purpose.
  public var needs: [String]
  /// What a yes, and what a no, needs besides.
  public var needsIfYes: [String]
  public var needsIfNo: [String]
  public var when: Condition
  /// Asked only where section 47 enquiries are begun or continued: for the child, or for any child of the meeting.
  public var forS47: Bool
  /// Asked only where one of these decisions was taken for the child, or all that it answers was answered so.
  public var forDecisions: [String] = []
  /// What of the case, said when the discussion was called, answers it too (YAML: `answered-by`).
  public var answeredBy: CaseField?
  /// The item of the agenda under which it is asked; without one the first behind the decisions.
  public var item: String?
  public var force: Force
  public var cite: Citation
}

extension Question {
  /// The answers among which one is chosen; none where it is answered otherwise.
  public var choices: [Choice] { if case .choice(let choices) = answer { choices } else { [] } }

  /// Everything that some answer needs besides.
  public var allNeeds: [String] { needs + needsIfYes + needsIfNo + choices.flatMap(\.needs) }

  /// An answer as it is typed in a line, behind the question's name and whom it is about, with what it needs; then the
  /// others that there are: `yes; who …; when …, or no; why …`.
  public var typedAnswer: String {
    func with(_ own: [String]) -> String { (needs + own).map { "; \($0) …" }.joined() }
    switch answer {
    case .yesNo: return "yes\(with(needsIfYes)), or no\(with(needsIfNo))"
    case .choice(let choices):
      guard let first = choices.first else { return "…" }
      let others = choices.dropFirst().map(\.id).joined(separator: ", ")
      return first.id + with(first.needs) + (others.isEmpty ? "" : ", or \(others)")
    case .text, .list, .date: return "…" + with([])
    }
  }
}
