import CSodium

/// SHA-256 of bytes, by libsodium.
public struct Digest: Hashable, Sendable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// The digest of `bytes`.
  public init<Bytes: Collection>(of bytes: Bytes) where Bytes.Element == UInt8 {
    var out = [UInt8](repeating: 0, count: 32)
    let whole = Array(bytes)
    crypto_hash_sha256(&out, whole, UInt64(whole.count))
    self.bytes = out
  }

  /// 32 zero bytes, which no line of a journal has: what the first line names as the line before.
  public static let none = Digest(bytes: [UInt8](repeating: 0, count: 32))

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The digest that 64 lower-case hexadecimal digits spell, or nothing.
  public init?(hex: some StringProtocol) {
    guard let bytes = Hex.bytes(hex), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
  public var hex: String { Hex.text(bytes) }
}

/// Lower-case hexadecimal.
public enum Hex {
  /// Two digits a byte.
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    for byte in bytes {
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The bytes that lower-case digits spell; nothing for an odd count or another character.
  public static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var out: [UInt8] = []
    out.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
      out.append(high << 4 | low)
    }
    return out
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

/// Bytes nobody can guess, from the system's generator by libsodium.
public enum Randomness {
  /// `count` random bytes.
  public static func bytes(_ count: Int) -> [UInt8] {
    var out = [UInt8](repeating: 0, count: count)
    randombytes_buf(&out, count)
    return out
  }
}
