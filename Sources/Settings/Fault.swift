/// Where something stands in a text.
public struct Place: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The column in Unicode scalars, from 1.
  public let column: Int

  /// The place `column` of `line`, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Line and column as editors take them.
  public var description: String { "\(line):\(column)" }

  /// Whether one stands before the other in the text.
  public static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// One thing that is wrong in a file that people wrote.
public struct Fault: Error, Equatable, Sendable, CustomStringConvertible {
  /// Where it stands.
  public let place: Place
  /// What is wrong, without a full stop.
  public let message: String
  /// The known name that was probably meant.
  public let suggestion: String?

  /// A fault at a place.
  public init(_ place: Place, _ message: String, suggestion: String? = nil) {
    self.place = place
    self.message = message
    self.suggestion = suggestion
  }

  /// `line:column: message (did you mean “x”?)`.
  public var description: String {
    "\(place): \(message)" + (suggestion.map { " (did you mean “\($0)”?)" } ?? "")
  }
}

/// Everything that is wrong in one file.
public struct SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  public let file: String
  /// The faults in the order of the file, at least one.
  public let faults: [Fault]
  /// How many more were found than `faults` holds.
  public let unlisted: Int

  /// One line a fault, `file:line:column: message`.
  public var description: String {
    let lines = faults.map { "\(file):\($0)" }
    return (unlisted > 0 ? lines + ["\(file): and \(unlisted) more"] : lines).joined(separator: "\n")
  }
}
