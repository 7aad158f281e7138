// libyaml. Its own tree cannot be bounded: it follows an alias before anybody may refuse it, and
// hashing a mapping whose name is a nest of aliases takes for ever. The events are bounded by whoever asks for them.
internal import CYaml

/// What libyaml reports of a document, after everything this program does not take has been refused.
enum YAMLEvent {
  case streamStart
  case streamEnd
  case documentStart
  case documentEnd
  case scalar(String, plain: Bool)
  case sequenceStart
  case sequenceEnd
  case mappingStart
  case mappingEnd
}

/// The events of one text, asked for one at a time.
struct YAMLEvents: ~Copyable {
  // On the heap: libyaml keeps the address of its own structure.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeBufferPointer<UInt8>

  /// Events of `text`, which must be UTF-8 and outlive this.
  init(reading text: UnsafeBufferPointer<UInt8>) throws(Fault) {
    parser = .allocate(capacity: 1)
    self.text = text
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw Fault(Place(line: 1, column: 1), "there is not enough memory to read this")
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event and where it begins; after the end of the stream, that end again.
  mutating func next() throws(Fault) -> (YAMLEvent, Place) {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    let place = Place(event.start_mark)
    return (try translate(event, place), place)
  }

  private func translate(_ event: yaml_event_t, _ place: Place) throws(Fault) -> YAMLEvent {
    switch event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT:
      let start = event.data.document_start
      guard start.version_directive == nil, start.tag_directives.start == start.tag_directives.end else {
        throw Fault(place, "directives (%YAML, %TAG) are not taken")
      }
      return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: throw anchorFault(place)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try refuse(anchor: scalar.anchor, tag: scalar.tag, place)
      return try text(of: scalar.value, scalar.length, scalar.style, place)
    case YAML_SEQUENCE_START_EVENT:
      try refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, place)
      return .sequenceStart
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      try refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, place)
      return .mappingStart
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    // libyaml answers with no event once the stream has ended.
    default: return .streamEnd
    }
  }

  private func anchorFault(_ place: Place) -> Fault {
    Fault(place, "anchors (&) and aliases (*) are not taken: write the value out, or quote the text")
  }

  private func refuse(
    anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, _ place: Place
  ) throws(Fault) {
    if anchor != nil { throw anchorFault(place) }
    if tag != nil { throw Fault(place, "tags (!) are not taken: leave it out, or quote the text") }
  }

  private func text(
    of value: UnsafeMutablePointer<UInt8>?, _ length: Int, _ style: yaml_scalar_style_t, _ place: Place
  ) throws(Fault) -> YAMLEvent {
    guard let text = String(validating: UnsafeBufferPointer(start: value, count: length), as: UTF8.self)
    else {
      throw Fault(place, "a character that is not UTF-8")
    }
    // Raw ones were refused before parsing; only double quotes can bring others in, by escapes.
    if style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
      let name = text.unicodeScalars.lazy.compactMap(hiddenCharacter).first
    {
      throw Fault(place, "\(name) is not taken, not even escaped")
    }
    return .scalar(text, plain: style == YAML_PLAIN_SCALAR_STYLE)
  }
}

// MARK: - libyaml's problems, for people

extension YAMLEvents {
  private func problem() -> Fault {
    let place = Place(parser.pointee.problem_mark)
    guard parser.pointee.error != YAML_MEMORY_ERROR, let words = parser.pointee.problem else {
      return Fault(place, "there is not enough memory to read this")
    }
    if isTab(at: parser.pointee.problem_mark.index) {
      return Fault(place, "a tab stands here: YAML is indented with spaces")
    }
    let problem = String(cString: words)
    return Fault(place, advice[problem] ?? problem)
  }

  private func isTab(at index: Int) -> Bool {
    var rest = String(decoding: text, as: UTF8.self).unicodeScalars.dropFirst(index)
    return rest.popFirst() == "\t"
  }
}

/// What to do about the problems that people meet most, by libyaml's words for them.
private let advice = [
  "mapping values are not allowed in this context":
    "a colon and a space in plain text: put the text in quotes, or check the indentation",
  "could not find expected ':'": "a name without its colon, or text that is indented too little",
  "did not find expected key": "a name should stand here: check the indentation and the quotes before it",
  "did not find expected '-' indicator": "a list item (-) should stand here: check the indentation",
  "found unexpected end of stream": "the file ends inside quotes",
  "found character that cannot start any token": "plain text may not begin like this: put it in quotes",
  "did not find expected ',' or ']'":
    "a list in brackets goes on without a comma or is not closed (a text with a colon or a comma stands in quotes)",
  "did not find expected ',' or '}'":
    "a mapping in braces goes on without a comma or is not closed (a text with a colon or a comma stands in quotes)",
  "block sequence entries are not allowed in this context":
    "a list item (-) may not stand here: begin the list on a line of its own",
]

extension Place {
  fileprivate init(_ mark: yaml_mark_t) { self.init(line: mark.line + 1, column: mark.column + 1) }
}
