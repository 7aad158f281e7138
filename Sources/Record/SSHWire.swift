import CSodium

/// Reads the length-prefixed strings that OpenSSH's formats are made of [RFC 4251, section 5].
struct SSHWire {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: some Collection<UInt8>) { rest = Array(bytes)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ magic: [UInt8]) -> Bool {
    guard rest.starts(with: magic) else { return false }
    rest = rest.dropFirst(magic.count)
    return true
  }

  mutating func number() -> UInt32? {
    guard rest.count >= 4 else { return nil }
    let value = rest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    rest = rest.dropFirst(4)
    return value
  }

  mutating func bytes() -> [UInt8]? {
    guard let length = number(), rest.count >= Int(length) else { return nil }
    defer { rest = rest.dropFirst(Int(length)) }
    return Array(rest.prefix(Int(length)))
  }

  mutating func text() -> String? { bytes().flatMap { String(validating: $0, as: UTF8.self) } }
}

/// Base64 as OpenSSH writes it.
enum Base64 {
  static func text(_ bytes: [UInt8], padded: Bool = true) -> String {
    let variant = padded ? sodium_base64_VARIANT_ORIGINAL : sodium_base64_VARIANT_ORIGINAL_NO_PADDING
    var out = [CChar](repeating: 0, count: sodium_base64_encoded_len(bytes.count, Int32(variant)))
    sodium_bin2base64(&out, out.count, bytes, bytes.count, Int32(variant))
    return String(decoding: out.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The bytes that padded base64 stands for; nothing where another text would stand for the same.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    let text = String(text)
    var out = [UInt8](repeating: 0, count: text.utf8.count)
    var count = 0
    let variant = Int32(sodium_base64_VARIANT_ORIGINAL)
    guard sodium_base642bin(&out, out.count, text, text.utf8.count, nil, &count, nil, variant) == 0 else {
      return nil
    }
    let bytes = Array(out.prefix(count))
    return Base64.text(bytes) == text ? bytes : nil
  }
}
