import Calendar

/// A moment as lists of signers and `-Overify-time` write it, in UTC: `YYYYMMDD[HHMM[SS]]Z`.
enum SignerTime {
  static func text(_ instant: Instant) -> String {
    instant.description.filter { $0.isNumber } + "Z"
  }

  static func instant(_ text: some StringProtocol) -> Instant? {
    guard text.hasSuffix("Z"), text.utf8.dropLast().allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    var digits = Array(text.dropLast())
    guard [8, 12, 14].contains(digits.count) else { return nil }
    digits += Array(repeating: "0", count: 14 - digits.count)
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    return Instant(
      "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z")
  }
}
