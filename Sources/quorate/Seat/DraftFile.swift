import Console
import Glibc
import JSON
import Meeting
import Register
import Settings

/// The file in which a seat keeps what is typed and not yet said, `live/REF.SEAT`, and the lock that holds the seat.
///
/// The other seat reads it for one thing: how many characters stand there unsent.
struct DraftFile {
  let path: String
  private let lock: Int32

  /// The file of a seat; nil where somebody else sits there.
  init?(of reference: String, seat: Seat, in register: Register) {
    path = DraftFile.path(of: reference, seat: seat, in: register)
    lock = Glibc.open(path + ".lock", O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else { return }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      Glibc.close(lock)
      return nil
    }
  }

  /// Gives the seat free.
  func release() { if lock >= 0 { Glibc.close(lock) } }

  /// Where a seat's draft lies.
  static func path(of reference: String, seat: Seat, in register: Register) -> String {
    "\(register.livePath)/\(reference).\(seat.rawValue)"
  }

  /// Makes an empty draft for a seat that has none yet, so that its first words can be seen coming.
  static func prepare(_ reference: String, seat: Seat, in register: Register) {
    let file = Glibc.open(
      path(of: reference, seat: seat, in: register), O_CREAT | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if file >= 0 { Glibc.close(file) }
  }

  /// Whether somebody sits at a seat.
  static func isTaken(_ reference: String, seat: Seat, in register: Register) -> Bool {
    let lock = Glibc.open(
      path(of: reference, seat: seat, in: register) + ".lock", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard lock >= 0 else { return false }
    defer { Glibc.close(lock) }
    return flock(lock, LOCK_SH | LOCK_NB) != 0
  }

  /// What stands in a draft; nil where there is none or it cannot be read.
  static func read(at path: String) -> Resumption? {
    guard let bytes = try? readFile(at: path, limit: 4 << 20), let json = try? JSON(reading: bytes) else {
      return nil
    }
    return Resumption(json)
  }

  /// Writes what stands here, whole or not at all.
  ///
  /// - Returns: whether it is on disk.
  func write(_ resumption: Resumption) -> Bool {
    let bytes = Array(resumption.json.line.utf8)
    let new = path + ".new"
    let file = Glibc.open(new, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    let isWhole = written == bytes.count && fdatasync(file) == 0
    Glibc.close(file)
    guard isWhole, rename(new, path) == 0 else {
      unlink(new)
      return false
    }
    return true
  }
}

extension Resumption {
  fileprivate init?(_ json: JSON) {
    guard let home = json["home"]?.string.flatMap(Home.init(rawValue:)),
      let focus = json["focus"]?.int.flatMap(Pane.init(rawValue:))
    else { return nil }
    func texts(_ name: String) -> [String] { json[name]?.array?.compactMap(\.string) ?? [] }
    self.init(
      name: json["name"]?.string ?? "", home: home, isTyping: json["typing"]?.bool ?? false, focus: focus,
      isZoomed: json["zoomed"]?.bool ?? false,
      child: json["child"]?.string.map { ChildKey($0) }, line: json["line"]?.string ?? "",
      cursor: json["cursor"]?.int ?? 0, isRefused: json["refused"]?.bool ?? false, waiting: texts("waiting"),
      history: texts("history"), unsaved: texts("unsaved"),
      cards: json["cards"]?.array?.compactMap { KeptCard($0) } ?? [])
  }

  fileprivate var json: JSON {
    .present([
      "v": 1, "name": .string(name), "home": .string(home.rawValue), "typing": .bool(isTyping),
      "focus": .int(focus.rawValue),
      "zoomed": .bool(isZoomed), "child": JSON(child?.text), "line": .string(line), "cursor": .int(cursor),
      "refused": .bool(isRefused), "waiting": .array(waiting.map(JSON.string)),
      "history": .array(history.map(JSON.string)), "unsaved": .array(unsaved.map(JSON.string)),
      "cards": .array(cards.map(\.json)),
    ])
  }
}

extension Resumption.KeptCard {
  fileprivate init?(_ json: JSON) {
    guard let subject = json["subject"]?.string, let fields = json["fields"]?.members else { return nil }
    let texts = fields.compactMap { member in member.value.string.map { (member.name, $0) } }
    self.init(
      subject: subject, fields: Dictionary(texts) { $1 }, isOpen: json["open"]?.bool ?? false)
  }

  fileprivate var json: JSON {
    [
      "subject": .string(subject),
      "fields": .object(
        fields.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }),
      "open": .bool(isOpen),
    ]
  }
}
