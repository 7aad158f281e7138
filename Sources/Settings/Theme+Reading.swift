extension Theme {
  /// What a theme's file may hold: some ten times what a complete one does.
  public static let limits = YAML.Limits(bytes: 64 << 10, depth: 8, nodes: 5_000)

  /// Reads a theme, or says with their places all the faults it has.
  ///
  /// - Parameters:
  ///   - file: the file as faults name it.
  ///   - meanings: the names that may be spoken of; what they fall back on may be too.
  ///   - bases: the themes that the file may extend, by their names.
  public static func read(
    _ bytes: [UInt8], named file: String, meanings: [String], extending bases: [String: Theme] = [:]
  ) throws(SettingsError) -> Theme {
    var reader = ThemeReader(file: file, meanings: meanings)
    let theme = reader.theme(bytes, extending: bases)
    try reader.reading.check()
    return theme
  }
}

/// Reads one file of a theme.
private struct ThemeReader {
  var reading: Reading
  /// The meanings and what they fall back on, each once.
  let known: [String]
  private var theme = Theme()

  init(file: String, meanings: [String]) {
    reading = Reading(file: file)
    var known: [String] = []
    var seen: Set<String> = []
    for name in meanings.flatMap(Theme.fallbacks(of:)) where seen.insert(name).inserted { known.append(name) }
    self.known = known
  }

  mutating func theme(_ bytes: [UInt8], extending bases: [String: Theme]) -> Theme {
    let tree = reading.tree(bytes, limits: Theme.limits)
    let fields = reading.mapping(tree, required: ["meanings"], optional: ["extends", "colours"])
    if let base = reading.choice(fields?["extends"], among: bases.keys.sorted()) {
      theme = bases[base] ?? theme
    }
    for pair in reading.pairs(fields?["colours"]) ?? [] {
      guard pair.name != "terminal" else {
        reading.refuse(pair.place, "“terminal” is the terminal's own colour: give this one another name")
        continue
      }
      if let colour = colour(pair.value) { theme.colours[pair.name] = colour }
    }
    for pair in reading.pairs(fields?["meanings"]) ?? [] {
      guard known.contains(pair.name) else {
        reading.refuse(
          pair.place, "nothing on the screen means “\(excerpt(pair.name))”", name: pair.name, among: known)
        continue
      }
      let entry = entry(pair.value)
      theme.entries[pair.name] = entry.over(theme.entries[pair.name])
    }
    return theme
  }

  private mutating func entry(_ node: Node) -> Theme.Entry {
    let fields = reading.mapping(node, optional: ["foreground", "background", "attributes"])
    var entry = Theme.Entry()
    entry.foreground = shade(fields?["foreground"])
    entry.background = shade(fields?["background"])
    if let items = reading.list(fields?["attributes"]) {
      entry.attributes = []
      for item in items {
        if let attribute = reading.choice(item, of: Theme.Attribute.self) {
          entry.attributes?.insert(attribute)
        }
      }
    }
    return entry
  }

  private mutating func shade(_ node: Node?) -> Theme.Shade? {
    guard let node else { return nil }
    if case .mapping = node.value { return colour(node).map(Theme.Shade.colour) }
    guard let name = reading.text(node) else { return nil }
    if name == "terminal" { return .terminal }
    if let colour = theme.colours[name] { return .colour(colour) }
    reading.refuse(
      node.place, "no colour here is called “\(excerpt(name))”", name: name,
      among: theme.colours.keys.sorted() + ["terminal"])
    return nil
  }

  /// A colour written out in its three forms.
  private mutating func colour(_ node: Node) -> Theme.Colour? {
    guard let fields = reading.mapping(node, required: ["16", "256", "rgb"]) else { return nil }
    let sixteen = reading.choice(fields["16"], among: sixteenNames)
    let indexed = reading.wholeNumber(fields["256"], in: 0...255)
    let trueColour = trueColour(fields["rgb"])
    guard let sixteen = sixteen.flatMap({ sixteenNames.firstIndex(of: $0) }), let indexed, let trueColour
    else {
      return nil
    }
    return Theme.Colour(
      sixteen: UInt8(sixteen), indexed: UInt8(indexed), red: trueColour.red, green: trueColour.green,
      blue: trueColour.blue)
  }

  private mutating func trueColour(_ node: Node?) -> (red: UInt8, green: UInt8, blue: UInt8)? {
    guard let node else { return nil }
    if case .scalar(let text, _) = node.value, text.utf8.count == 7, text.hasPrefix("#"),
      text.utf8.dropFirst().allSatisfy(isHexadecimal), let number = UInt32(text.dropFirst(), radix: 16)
    {
      return (UInt8(number >> 16), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF))
    }
    // Without quotes YAML takes it for a comment, so that nothing seems to stand here.
    reading.refuse(node.place, "a colour as \"#rrggbb\" should stand here, in quotes")
    return nil
  }
}

extension Theme.Entry {
  /// What this entry says, and where it is silent what the other does.
  fileprivate func over(_ other: Theme.Entry?) -> Theme.Entry {
    Theme.Entry(
      foreground: foreground ?? other?.foreground, background: background ?? other?.background,
      attributes: attributes ?? other?.attributes)
  }
}

/// The 16 colours in the order of their numbers.
private let sixteenNames: [String] = {
  let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
  return names + names.map { "bright " + $0 }
}()

private func isHexadecimal(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
    UInt8(ascii: "A")...UInt8(ascii: "F"):
    true
  default: false
  }
}
