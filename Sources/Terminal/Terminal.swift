import CTerminal
import Glibc
public import Text

/// The one owner of the terminal: it paints frames, and says what was typed and what else has happened.
///
/// Nothing is asked of the terminal and nothing runs by itself: whoever has nothing to do waits in `next`.
public final class Terminal {
  public private(set) var height: Int
  public private(set) var width: Int
  /// What was painted so far.
  public private(set) var statistics = Statistics()
  /// Whether glyphs beyond ASCII are shown; else a frame's twins in ASCII are.
  public let isUTF8: Bool

  let palette: Palette
  var decoder = Decoder()
  var watched: [Int32] = []
  /// When something was last typed, in ms.
  var lastByte = 0
  private var painted: Frame?
  private var styleNumbers: [Style: UInt8] = [:]
  private var isOpen = true

  /// Counts since the terminal was opened.
  public struct Statistics: Hashable, Sendable {
    /// The frames that changed something on the screen.
    public var frames = 0
    /// The bytes that painting sent.
    public var bytes = 0
  }

  /// Takes the terminal of standard input and output, until `close`.
  ///
  /// Colours are those that the terminal's kind has; none where NO_COLOR is set and not empty.
  ///
  /// - Parameter inks: how each style looks; one that is missing looks as the beginning of its name does.
  public init(inks: [Style: Ink] = [:]) throws(TerminalError) {
    var about = ct_about()
    let status = ct_open(&about)
    let reason = errno
    let kind = getenv("TERM").map { String(cString: $0) } ?? ""
    switch status {
    case CT_OPENED: break
    case CT_NO_TERMINAL: throw .noTerminal
    case CT_TERM_UNSET: throw .kindUnset
    case CT_TERM_UNKNOWN: throw .kindUnknown(kind)
    case CT_TERM_DUMB: throw .kindWithoutPlaces(kind)
    case CT_IS_OPEN: throw .alreadyOpen
    default: throw .refused(String(cString: strerror(reason)))
    }
    height = Int(about.height)
    width = Int(about.width)
    isUTF8 = about.utf8 != 0
    palette = Palette(colours: about.colours)
    for (number, style) in Style.allCases.enumerated() {
      styleNumbers[style] = UInt8(truncatingIfNeeded: number)
    }
    use(inks)
  }

  deinit { close() }

  /// Looks otherwise from the next frame on.
  public func use(_ inks: [Style: Ink]) {
    let looks = styleNumbers.map { style, number in
      let ink = style.ink(in: inks)
      return (
        number: number, attributes: palette.attributes(of: ink),
        foreground: palette.number(of: ink.foreground), background: palette.number(of: ink.background)
      )
    }
    let plain = Style.text.ink(in: inks)
    let ground = (palette.number(of: plain.foreground), palette.number(of: plain.background))
    // A style that has the terminal's own colours would lose them to the ground's.
    let isOwn = looks.contains { $0.foreground < 0 || $0.background < 0 }
    ct_ground(isOwn ? -1 : ground.0, isOwn ? -1 : ground.1)
    for look in looks {
      ct_style(look.number, UInt32(look.attributes.rawValue), look.foreground, look.background)
    }
    painted = nil
  }

  /// Clears the screen and gives the terminal back as it was.
  ///
  /// What was said to standard error meanwhile is said then, its first 4 KiB.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    painted = nil
    let said = withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { bytes in
      let count = ct_said(bytes.baseAddress, bytes.count)
      return display(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self), lines: true)
    }
    ct_close()
    guard !said.isEmpty else { return }
    _ = said.utf8CString.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count - 1) }
  }
}

// MARK: - Painting

extension Terminal {
  /// Shows a frame: sends what differs from the one before and leaves the cursor where the frame has it.
  ///
  /// Of a frame larger than the screen the upper left part is shown. Where the frame shows the same, nothing is sent.
  public func paint(_ frame: Frame) {
    guard isOpen else { return }
    let frame = isUTF8 ? frame : frame.inASCII
    if frame.height < height || frame.width < width, painted.map({ !$0.hasSize(of: frame) }) ?? true {
      blank()
    }
    for run in changes(from: painted, to: frame, height: height, width: width) { put(run, of: frame) }
    painted = frame
    flush(frame)
  }

  /// Clears the screen and shows the last frame again, after something else has written over it.
  public func repaint() {
    guard isOpen else { return }
    ct_redraw()
    if let painted { flush(painted) }
  }

  /// Rings the bell.
  public func ring() { if isOpen { ct_ring() } }

  private func flush(_ frame: Frame) {
    let (row, column) = (min(frame.cursor.row, height - 1), min(frame.cursor.column, width - 1))
    let bytes = ct_flush(Int32(row), Int32(column))
    guard bytes > 0 else { return }
    statistics.frames += 1
    statistics.bytes += bytes
  }

  private func blank() {
    let empty = Frame(height: height, width: width)
    for row in 0..<height { put(Run(row: row, columns: 0..<width), of: empty) }
    painted = nil
  }

  private func put(_ run: Run, of frame: Frame) {
    withUnsafeTemporaryAllocation(of: ct_cell.self, capacity: run.columns.count) { cells in
      var last = (style: Style.text, number: styleNumbers[.text] ?? 0)
      for (place, column) in run.columns.enumerated() {
        let cell = frame.cells[run.row * frame.width + column]
        if cell.style != last.style { last = (cell.style, styleNumbers[cell.style] ?? 0) }
        var glyph = ct_cell()
        glyph.width = cell.width
        glyph.style = last.number
        glyph.scalars.0 = cell.code
        if cell.isCluster { glyph.scalars = Self.scalars(of: frame.text(of: cell)) }
        cells.initializeElement(at: place, to: glyph)
      }
      ct_put(Int32(run.row), Int32(run.columns.lowerBound), cells.baseAddress, Int32(cells.count))
    }
  }

  /// The base of a grapheme and the marks right behind it. What is joined to it is left out: a joiner without
  /// what it joins would draw the next glyph into this one.
  private static func scalars(of grapheme: String) -> (UInt32, UInt32, UInt32, UInt32, UInt32) {
    let scalars = grapheme.unicodeScalars
    let marks = scalars.dropFirst().prefix {
      switch $0.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: true
      default: false
      }
    }.map(\.value)
    func mark(_ place: Int) -> UInt32 { place < marks.count ? marks[place] : 0 }
    return (scalars.first?.value ?? 0x20, mark(0), mark(1), mark(2), mark(3))
  }

  /// Takes on the terminal's size. What is on the screen is then unknown, even where the size is what it was.
  func measure() {
    var (rows, columns): (Int32, Int32) = (0, 0)
    ct_measure(&rows, &columns)
    ct_redraw()
    (height, width) = (Int(rows), Int(columns))
    painted = nil
  }
}

extension Frame {
  fileprivate func hasSize(of other: Frame) -> Bool { height == other.height && width == other.width }
}

extension Style {
  /// The ink of this style, else of the beginning of its name, else of plain text.
  fileprivate func ink(in inks: [Style: Ink]) -> Ink {
    var name = rawValue[...]
    while true {
      if let ink = Style(rawValue: String(name)).flatMap({ inks[$0] }) { return ink }
      guard let dot = name.lastIndex(of: ".") else { return inks[.text] ?? Ink() }
      name = name[..<dot]
    }
  }
}
