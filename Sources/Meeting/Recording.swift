/// That the record was written, and how it is recognised.
public struct Recording: Hashable, Sendable {
  /// The folder's name under `records/`, without `.unsigned`.
  public var folder: String
  /// 16 hexadecimal digits, read out and printed on every page.
  public var fingerprint: String
  /// SHA-256 of SEALED, in hexadecimal.
  public var sealed: String

  /// A record.
  public init(folder: String, fingerprint: String, sealed: String) {
    self.folder = folder
    self.fingerprint = fingerprint
    self.sealed = sealed
  }
}

/// That somebody signed the record.
public struct Signing: Hashable, Sendable {
  public var office: Office
  public var principal: String
  /// The key's fingerprint, `SHA256:…`.
  public var key: String

  /// A signature.
  public init(office: Office, principal: String, key: String) {
    self.office = office
    self.principal = principal
    self.key = key
  }
}
