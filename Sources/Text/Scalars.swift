/// U+200D, which joins emoji to one.
let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"

extension Unicode.Scalar {
  /// Whether this is an emoji and neither a digit nor half a flag.
  var isPictograph: Bool {
    properties.isEmoji && value > 0xFF && !isRegionalIndicator
  }

  /// Whether this is one of the letters of which two make a flag.
  var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// Whether this is a Hangul vowel or final, which is drawn within the consonant before it.
  var isJoiningJamo: Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
  }
}
