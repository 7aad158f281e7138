import Text

/// Bytes of a terminal on their way to keys and pasted texts.
///
/// A sequence that is not known is swallowed whole: typed as letters it would be commands.
struct Decoder {
  /// How long the bytes that are still to come are waited for, in ms of silence; nil where none are.
  ///
  /// Esc is also how every other sequence begins. A person cannot press two keys in so short a time; a terminal
  /// sends a sequence in one piece, and even a slow line does not keep one apart for long.
  var patience: Int? {
    switch state {
    case .ground: text.isEmpty ? nil : Self.forRest
    case .escape, .control([]), .single([]), .string(0, _), .stringEnd, .pasted: Self.forEscape
    case .control, .linux, .single, .string, .mouse: Self.forRest
    case .paste: nil
    }
  }

  static let forEscape = 25
  static let forRest = 1000

  private var state = State.ground
  /// Bytes that are typed text, or its beginning.
  private var text: [UInt8] = []
  private var inputs: [Input] = []

  private enum State {
    case ground, escape
    /// Behind `ESC [`.
    case control([UInt8])
    /// Behind `ESC [ [`: the Linux console's function keys.
    case linux
    /// Behind `ESC O`.
    case single([UInt8])
    /// An answer that nobody asked for, swallowed up to its end: how many bytes, and which began it.
    case string(Int, UInt8)
    /// Behind an Esc in such an answer, of whose end it is the first half.
    case stringEnd
    /// So many bytes of a mouse report to come.
    case mouse(Int)
    case paste(Paste)
    /// A paste has ended, unless what ended it stood in the pasted text: then another end follows at once.
    case pasted(Paste, behind: [UInt8])
  }

  /// Takes bytes as they came; what is complete comes out.
  mutating func take(_ bytes: some RandomAccessCollection<UInt8>) -> [Input] {
    var rest = bytes[...]
    while let byte = rest.first {
      let plain = takePlainPaste(rest)
      if plain == 0 { take(byte) }
      rest = rest.dropFirst(max(1, plain))
    }
    return drain()
  }

  /// Says that nothing has come for as long as `patience`: what is there is all.
  mutating func giveUp() -> [Input] {
    let ended = state
    state = .ground
    switch ended {
    case .ground: type(all: true)
    case .escape, .stringEnd: press(.escape)
    case .control([]): press(.alt("["))
    case .single([]): press(.alt("O"))
    case .string(0, let began): press(.alt(Character(Unicode.Scalar(began))))
    case .control, .linux, .single, .string, .mouse: break
    case .paste: state = ended
    case .pasted(let paste, let behind):
      inputs += [paste.input].compactMap { $0 }
      for byte in behind { take(byte) }
    }
    return drain()
  }

  // MARK: - Byte by byte

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte)
    case .escape: takeEscaped(byte)
    case .control(let parameters): takeControl(byte, behind: parameters)
    case .linux:
      state = .ground
      if (0x41...0x45).contains(byte) { press(.function(Int(byte) - 0x40)) }
    case .single(let parameters): takeSingle(byte, behind: parameters)
    case .string(let count, let began): takeString(byte, count, began)
    case .stringEnd where byte == UInt8(ascii: "\\"): state = .ground
    case .stringEnd: takeEscaped(byte)
    case .mouse(let left): state = left > 1 ? .mouse(left - 1) : .ground
    case .paste(var paste):
      state = .ground
      state = paste.take(byte) ? .pasted(paste, behind: []) : .paste(paste)
    case .pasted(let paste, let behind): takePasted(byte, paste, behind)
    }
  }

  private mutating func takeGround(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0x20...0x7E, 0x80...0xFF: text.append(byte)
    default: press(Sequences.key(control: byte))
    }
  }

  private mutating func takeEscaped(_ byte: UInt8) {
    state = .ground
    switch byte {
    case 0x1B:
      press(.escape)
      state = .escape
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .single([])
    // Device control, start of string, system command, privacy message, program command.
    case UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      state = .string(0, byte)
    case 0x09: press(.shiftTab)
    case 0x20...0x7E: press(.alt(Character(Unicode.Scalar(byte))))
    case 0x80...0xFF: text.append(byte)
    default: break
    }
  }

  private mutating func takeControl(_ byte: UInt8, behind parameters: [UInt8]) {
    state = .ground
    switch byte {
    case 0x1B: state = .escape
    case UInt8(ascii: "[") where parameters.isEmpty: state = .linux
    case UInt8(ascii: "M") where parameters.isEmpty: state = .mouse(3)
    // rxvt ends a key with Shift in what is elsewhere an intermediate.
    case UInt8(ascii: "$") where Sequences.isNumber(parameters):
      press(Sequences.key(parameters: parameters, final: UInt8(ascii: "~")))
    case 0x20...0x3F: state = .control(parameters.count < 32 ? parameters + [byte] : parameters)
    case 0x40...0x7E where Paste.start.dropFirst(2).elementsEqual(parameters + [byte]): beginPaste()
    case 0x40...0x7E: press(Sequences.key(parameters: parameters, final: byte))
    default: takeGround(byte)
    }
  }

  private mutating func takeSingle(_ byte: UInt8, behind parameters: [UInt8]) {
    state = .ground
    switch byte {
    case 0x1B: state = .escape
    case 0x30...0x3B: state = .single(parameters.count < 32 ? parameters + [byte] : parameters)
    case 0x20...0x7E: press(Sequences.key(single: byte, parameters: parameters))
    default: takeGround(byte)
    }
  }

  private mutating func takeString(_ byte: UInt8, _ count: Int, _ began: UInt8) {
    switch byte {
    case 0x1B: state = .stringEnd
    case 0x07, 0x18, 0x1A: state = .ground
    default: state = .string(count + 1, began)
    }
  }

  private mutating func beginPaste() {
    type(all: true)
    state = .paste(Paste())
  }

  /// Takes all that is certainly pasted text; returns how many bytes that was.
  private mutating func takePlainPaste(_ bytes: some RandomAccessCollection<UInt8>) -> Int {
    guard case .paste(var paste) = state, !paste.mayEnd else { return 0 }
    let text = bytes[..<(bytes.firstIndex(of: 0x1B) ?? bytes.endIndex)]
    // Held by nothing else, it is not copied when it grows.
    state = .ground
    paste.add(text)
    state = .paste(paste)
    return text.count
  }

  private mutating func takePasted(_ byte: UInt8, _ paste: Paste, _ behind: [UInt8]) {
    state = .ground
    var (paste, behind) = (paste, behind + [byte])
    if behind.suffix(Paste.end.count).elementsEqual(Paste.end) {
      paste.reopen(with: behind.dropLast(Paste.end.count))
      paste.isEnded = true
      behind = []
    } else if behind.suffix(Paste.start.count).elementsEqual(Paste.start) {
      inputs += [paste.input].compactMap { $0 }
      for byte in behind { take(byte) }
      return
    } else if behind.count > Self.mostBehind {
      // So much without a breath was not typed: the end is still to come.
      paste.reopen(with: [])
      for byte in behind { _ = paste.take(byte) }
      state = .paste(paste)
      return
    }
    state = .pasted(paste, behind: behind)
  }

  private static let mostBehind = 256

  // MARK: - What comes out

  private mutating func press(_ key: Keystroke?) {
    type(all: true)
    if let key { inputs.append(.key(key)) }
  }

  /// Makes keys of the text so far; of an unfinished character only where nothing more will come.
  private mutating func type(all: Bool) {
    let unfinished = all ? 0 : unfinishedUTF8(text)
    let typed = String(decoding: text.dropLast(unfinished), as: UTF8.self)
    text.removeFirst(text.count - unfinished)
    for character in typed where !Sequences.isControl(character) {
      inputs.append(.key(.character(character)))
    }
  }

  private mutating func drain() -> [Input] {
    type(all: false)
    defer { inputs = [] }
    return inputs
  }
}
