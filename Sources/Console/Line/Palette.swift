public import Meeting
import Text

/// What a line can become while its command is still being spelt.
public struct Palette: Hashable, Sendable {
  /// The commands whose line begins so, those that can be given now first.
  public let commands: [Command]

  /// Nothing where the line names a command already, or is none.
  ///
  /// - Parameter line: the line as typed.
  public init?(for line: String, at seat: Seat, in state: State) {
    guard line.hasPrefix(":"), !line.contains(where: \.isWhitespace) else { return nil }
    let typed = line.dropFirst().lowercased()
    let all = Command.all.filter { $0.spoken != nil }
    guard !all.contains(where: { $0.verb?.rawValue == typed || $0.words.contains(typed) }) else { return nil }
    let begun = all.filter { $0.spoken?.dropFirst().hasPrefix(typed) == true }
    guard !begun.isEmpty else { return nil }
    commands =
      begun.filter { $0.unavailable(seat, state) == nil }
      + begun.filter { $0.unavailable(seat, state) != nil }
  }

  /// `:present say that somebody is here, and how · also :pause :person :plan`.
  public func told(to seat: Seat, in state: State) -> String {
    guard let first = commands.first else { return "" }
    let reason = first.unavailable(seat, state).map { " (\($0))" } ?? ""
    let others = commands.dropFirst().compactMap(\.spoken).joined(separator: " ")
    return "\(first.spoken ?? "")  \(first.help)\(reason)" + (others.isEmpty ? "" : "   also \(others)")
  }
}
