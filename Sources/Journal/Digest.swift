import CSodium

/// SHA-256 of bytes, by libsodium.
public struct Digest: Hashable, Sendable {
  // In place, not in an array on the heap: every line of a journal has two of them.
  private var words = SIMD4<UInt64>()

  /// The 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// The digest of `bytes`.
  public init(of bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    self.init(of: bytes.span)
  }

  /// The digest of `bytes`, taken where they lie.
  public init(of bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { bytes in
      withUnsafeMutablePointer(to: &words) { words in
        _ = words.withMemoryRebound(to: UInt8.self, capacity: 32) { out in
          crypto_hash_sha256(out, bytes.baseAddress, UInt64(bytes.count))
        }
      }
    }
  }

  /// 32 zero bytes, which no line of a journal has: what the first line names as the line before.
  public static let none = Digest()

  private init() {}

  /// The digest that 64 lower-case hexadecimal digits spell, or nothing.
  public init?(hex: some StringProtocol) {
    let hex = String(hex)
    self.init(hex: hex.utf8.span)
  }

  /// The digest that 64 bytes, lower-case hexadecimal digits, spell, or nothing.
  public init?(hex: Span<UInt8>) {
    guard hex.count == 64 else { return nil }
    let isHex = withUnsafeMutableBytes(of: &words) { bytes in
      for index in bytes.indices {
        guard let byte = Hex.byte(hex[index * 2], hex[index * 2 + 1]) else { return false }
        bytes[index] = byte
      }
      return true
    }
    guard isHex else { return nil }
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
      guard let byte = byte(digits[index], digits[index + 1]) else { return nil }
      out.append(byte)
    }
    return out
  }

  /// The byte that two lower-case digits spell; nothing for another character.
  static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let high = value(high), let low = value(low) else { return nil }
    return high << 4 | low
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
