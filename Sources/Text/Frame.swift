/// One cell of the screen.
public struct Cell: Hashable, Sendable {
  /// The base character's code; of a cluster of several its place among the frame's clusters.
  public var code: UInt32
  /// Whether `code` counts into the frame's clusters.
  public var isCluster: Bool
  /// 2 for a wide glyph, 0 for the cell that it covers.
  public var width: UInt8
  public var style: Style

  /// A blank.
  public static let blank = Cell(code: 0x20, isCluster: false, width: 1, style: .text)
}

/// Where on the screen, counted from 0, the upper left corner first.
public struct Rect: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var height: Int
  public var width: Int

  /// A rectangle; what would be negative is nothing.
  public init(row: Int, column: Int, height: Int, width: Int) {
    self.row = row
    self.column = column
    self.height = max(0, height)
    self.width = max(0, width)
  }

  /// The rectangle without its outermost cells.
  public var inner: Rect { Rect(row: row + 1, column: column + 1, height: height - 2, width: width - 2) }

  /// The row below the last.
  public var bottom: Int { row + height }

  /// The column behind the last.
  public var trailing: Int { column + width }
}

/// A whole screen as values: cells, cursor, and the line to announce to who cannot see it.
public struct Frame: Hashable, Sendable {
  public let height: Int
  public let width: Int
  /// Row by row.
  public internal(set) var cells: [Cell]
  /// Graphemes of more than one scalar.
  public private(set) var clusters: [String] = []
  /// Where the cursor stands: on what is selected or typed.
  public var cursor: (row: Int, column: Int) {
    get { (cursorRow, cursorColumn) }
    set {
      cursorRow = min(max(0, newValue.row), max(0, height - 1))
      cursorColumn = min(max(0, newValue.column), max(0, width - 1))
    }
  }
  /// What has changed, in a line.
  public var announcement = ""
  /// The rows that are drawn into; what would stand outside of them is left out.
  public var clip: Range<Int> { didSet { clip = clip.clamped(to: 0..<height) } }
  /// How much is shown of what takes the keys that scroll; nothing where nothing does.
  public var extent: Extent?
  private var cursorRow = 0
  private var cursorColumn = 0

  /// A blank screen.
  public init(height: Int, width: Int) {
    self.height = max(1, height)
    self.width = max(1, width)
    clip = 0..<self.height
    cells = Array(repeating: .blank, count: self.height * self.width)
  }

  /// How much is shown of something that may be longer than its room, in lines.
  public struct Extent: Hashable, Sendable {
    /// The first line shown.
    public var top: Int
    /// How many fit.
    public var rows: Int
    /// How many there are.
    public var count: Int
    /// The lines of each thing in it that takes keys; none where the lines themselves do.
    public var items: [Range<Int>]

    /// What is shown of it.
    public init(top: Int, rows: Int, count: Int, items: [Range<Int>] = []) {
      self.top = top
      self.rows = rows
      self.count = count
      self.items = items
    }

    /// The last line that can be the first one shown: 0 where all fit.
    public var last: Int { max(0, count - rows) }
  }

  /// The cells of a row.
  public func row(_ row: Int) -> ArraySlice<Cell> { cells[(row * width)..<((row + 1) * width)] }

  /// The characters of a cell; nothing for one that a wide glyph covers.
  public func text(of cell: Cell) -> String {
    if cell.width == 0 { return "" }
    if cell.isCluster { return clusters[Int(cell.code)] }
    return Unicode.Scalar(cell.code).map(String.init) ?? " "
  }

  /// The screen as lines of text, trailing blanks left out: what a golden file holds.
  public var lines: [String] {
    (0..<height).map { row in
      let line = self.row(row).reduce(into: "") { $0 += text(of: $1) }
      guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
      return String(line[...last])
    }
  }
}

// MARK: - Drawing

extension Frame {
  /// Writes a text on one row, as `display` shows it; what does not fit is left out.
  ///
  /// - Parameter cells: at most so many; to the right edge where it is nil.
  /// - Returns: the column behind what was written.
  @discardableResult
  public mutating func put(
    _ text: String, row: Int, column: Int, cells limit: Int? = nil, style: Style = .text
  ) -> Int {
    let end = min(width, limit.map { column + $0 } ?? width)
    guard clip.contains(row), column >= 0 else { return column }
    var column = column
    let isDone: Void? = text.withPrintableASCII { bytes in
      for byte in bytes.prefix(max(0, end - column)) {
        set(Cell(code: UInt32(byte), isCluster: false, width: 1, style: style), row, column)
        column += 1
      }
    }
    if isDone != nil { return column }
    if text.unicodeScalars.allSatisfy(\.isOneCell) {
      for scalar in text.unicodeScalars {
        guard column < end else { break }
        set(Cell(code: scalar.value, isCluster: false, width: 1, style: style), row, column)
        column += 1
      }
      return column
    }
    for character in display(text) {
      let wide = Text.width(of: character)
      guard column + wide <= end else { break }
      guard wide > 0 else { continue }
      set(cell(character, width: wide, style: style), row, column)
      if wide == 2 { set(Cell(code: 0x20, isCluster: false, width: 0, style: style), row, column + 1) }
      column += wide
    }
    return column
  }

  /// Writes a glyph of one cell; nothing beyond the edges.
  public mutating func put(_ glyph: Unicode.Scalar, row: Int, column: Int, style: Style) {
    guard clip.contains(row), column >= 0, column < width else { return }
    set(Cell(code: glyph.value, isCluster: false, width: 1, style: style), row, column)
  }

  /// Writes a text cut to so many cells with `…`.
  @discardableResult
  public mutating func putCut(
    _ text: String, row: Int, column: Int, cells: Int, style: Style = .text
  ) -> Int {
    put(cut(display(text), to: max(0, min(cells, width - column))), row: row, column: column, style: style)
  }

  /// Writes a text so that it ends before `trailing`.
  @discardableResult
  public mutating func putTrailing(
    _ text: String, row: Int, trailing: Int, style: Style = .text
  ) -> Int {
    let column = max(0, trailing - Text.width(of: display(text)))
    put(text, row: row, column: column, cells: trailing - column, style: style)
    return column
  }

  /// Fills a rectangle with one character of one cell.
  public mutating func fill(_ rect: Rect, with scalar: Unicode.Scalar = " ", style: Style = .text) {
    let cell = Cell(code: scalar.value, isCluster: false, width: 1, style: style)
    for row in (rect.row..<rect.bottom).clamped(to: clip) {
      for column in max(0, rect.column)..<max(0, rect.column, min(width, rect.trailing)) {
        set(cell, row, column)
      }
    }
  }

  /// Changes what the cells of a stretch of a row mean, not what stands in them.
  public mutating func restyle(row: Int, columns: Range<Int>, style: Style) {
    guard clip.contains(row) else { return }
    for column in columns.clamped(to: 0..<width) { cells[row * width + column].style = style }
  }

  /// Takes over what another screen of the same size shows in a rectangle.
  public mutating func copy(_ rect: Rect, from other: Frame) {
    guard other.height == height, other.width == width else { return }
    let columns = max(0, rect.column)..<max(0, rect.column, min(width, rect.trailing))
    for row in max(0, rect.row)..<max(0, rect.row, min(height, rect.bottom)) {
      let places = (row * width + columns.lowerBound)..<(row * width + columns.upperBound)
      cells.replaceSubrange(places, with: other.cells[places])
      guard !other.clusters.isEmpty else { continue }
      for place in places where cells[place].isCluster {
        clusters.append(other.clusters[Int(cells[place].code)])
        cells[place].code = UInt32(clusters.count - 1)
      }
    }
  }

  private mutating func cell(_ character: Character, width: Int, style: Style) -> Cell {
    let scalars = character.unicodeScalars
    if let only = scalars.first, scalars.count == 1 {
      return Cell(code: only.value, isCluster: false, width: UInt8(width), style: style)
    }
    clusters.append(String(character))
    return Cell(code: UInt32(clusters.count - 1), isCluster: true, width: UInt8(width), style: style)
  }

  private mutating func set(_ cell: Cell, _ row: Int, _ column: Int) {
    let place = row * width + column
    // Half of a wide glyph is nothing: its other half becomes a blank.
    if cells[place].width == 2, column + 1 < width, cell.width != 2 { cells[place + 1] = .blank }
    if cells[place].width == 0, column > 0, cell.width != 0 { cells[place - 1] = .blank }
    cells[place] = cell
  }
}

extension Frame {
  /// Whether two screens show the same, however their clusters are counted.
  public static func == (left: Frame, right: Frame) -> Bool {
    guard left.height == right.height, left.width == right.width, left.cursor == right.cursor,
      left.announcement == right.announcement
    else { return false }
    return left.cells.indices.allSatisfy { left.shows(right, at: $0) }
  }

  /// Whether the cell at `place`, counted row by row, shows the same in both screens.
  public func shows(_ other: Frame, at place: Int) -> Bool {
    let (one, two) = (cells[place], other.cells[place])
    guard one.isCluster || two.isCluster else { return one == two }
    return one.isCluster && two.isCluster && one.style == two.style
      && clusters[Int(one.code)] == other.clusters[Int(two.code)]
  }

  /// As equality has it.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(lines)
  }
}
