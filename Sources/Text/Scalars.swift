/// U+200D, which joins emoji to one.
let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"

extension Unicode.Scalar {
  /// Whether this is an emoji and neither a digit nor half a flag.
  var isPictograph: Bool {
    properties.isEmoji && value > 0xFF && !isRegionalIndicator
  }

  /// Whether this fills one cell, is shown as it is, and joins nothing: most letters of the languages written
  /// here, and the glyphs that screens are drawn with.
  var isOneCell: Bool {
    switch value {
    case 0x20...0x7E: true
    // Of Latin letters and signs all but the soft hyphen; dashes and quotes, arrows, lines and shapes.
    case 0xA1...0x2FF: value != 0xAD
    case 0x2010...0x2027, 0x2190...0x21FF, 0x2500...0x25FC, 0x25FF, 0x270E, 0x2713, 0x2717: true
    default: false
    }
  }

  /// Whether this is one of the letters of which two make a flag.
  var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// Whether this is a Hangul vowel or final, which is drawn within the consonant before it.
  var isJoiningJamo: Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
  }
}

extension StringProtocol {
  /// Hands over the bytes of a text of nothing but printable ASCII, as most texts are; nil of any other.
  ///
  /// Looking at scalars one by one is most of what drawing a screen costs; in bytes it is next to nothing.
  func withPrintableASCII<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { (0x20...0x7E).contains($0) } ? body(bytes) : nil
    } ?? nil
  }
}
