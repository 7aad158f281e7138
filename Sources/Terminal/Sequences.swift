import Text

/// What terminals send for keys: xterm, the VT series, the Linux console, screen, tmux and rxvt.
enum Sequences {
  /// The key of a control byte; nil for one that none is bound to.
  static func key(control byte: UInt8) -> Keystroke? {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: nil
    }
  }

  /// The key of `ESC [` with parameters and a final byte.
  static func key(parameters: [UInt8], final: UInt8) -> Keystroke? {
    let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
    switch final {
    // rxvt ends keys with Shift, Ctrl and both in these.
    case UInt8(ascii: "~"): return key(number: numbers.first ?? 0, modifiers: numbers.dropFirst().first ?? 1)
    case UInt8(ascii: "^"), UInt8(ascii: "@"): return key(number: numbers.first ?? 0, modifiers: 5)
    case UInt8(ascii: "Z"): return .shiftTab
    // rxvt has arrows with Shift in lower case.
    case UInt8(ascii: "a")...UInt8(ascii: "d") where parameters.isEmpty:
      return arrow(final - 0x20, modifiers: 1)
    // With parameters these are function keys with Shift, Ctrl or Alt, which are other keys, or an answer.
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return parameters.isEmpty ? .function(Int(final) - 0x4F) : nil
    default: return arrow(final, modifiers: numbers.count > 1 ? numbers[1] : numbers.first ?? 1)
    }
  }

  /// The key of `ESC O`, some terminals' parameters, and a final byte.
  static func key(single final: UInt8, parameters: [UInt8]) -> Keystroke? {
    switch final {
    // rxvt has arrows with Ctrl in lower case.
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return arrow(final - 0x20, modifiers: 5)
    case UInt8(ascii: "M"): return .enter
    case UInt8(ascii: "I"): return .tab
    case UInt8(ascii: "X"): return .character("=")
    // The numeric pad, where another program has left it in its application mode.
    case 0x6A...0x79: return .character(Character(Unicode.Scalar(final - 0x40)))
    default: return key(parameters: parameters, final: final)
    }
  }

  /// Whether bytes are digits, and some.
  static func isNumber(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether what was typed begins with a control character of ISO 8859, which is no letter.
  static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.properties.generalCategory == .control } ?? true
  }

  private static func arrow(_ final: UInt8, modifiers: Int) -> Keystroke? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): movesByWords(modifiers) ? .controlRight : .right
    case UInt8(ascii: "D"): movesByWords(modifiers) ? .controlLeft : .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    default: nil
    }
  }

  private static func key(number: Int, modifiers: Int) -> Keystroke? {
    switch number {
    case 1, 7: .home
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: function(number - 10, modifiers: modifiers)
    case 17...21: function(number - 11, modifiers: modifiers)
    case 23, 24: function(number - 12, modifiers: modifiers)
    default: nil
    }
  }

  /// A function key; with Shift, Ctrl or Alt it is another key, which nothing is bound to.
  private static func function(_ number: Int, modifiers: Int) -> Keystroke? {
    modifiers > 1 ? nil : .function(number)
  }

  /// Whether Alt or Ctrl is among the modifiers, counted as xterm does: 1, and 1 for Shift, 2 Alt, 4 Ctrl.
  private static func movesByWords(_ modifiers: Int) -> Bool {
    max(0, modifiers - 1) & 6 != 0
  }
}
