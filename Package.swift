// swift-tools-version: 6.2
import PackageDescription

let rules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // Metadata of generic types is made when the program is built; made while it starts it takes a seventh of the start.
  .unsafeFlags(["-Xfrontend", "-prespecialize-generic-metadata"], .when(configuration: .release)),
]

/// A module of the program: its walls are the modules it may import.
func room(
  _ name: String, imports: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: imports, exclude: exclude, swiftSettings: rules)
}

/// The tests of one room, with whatever they need from below it.
func tests(of name: String, imports: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: imports, path: "Tests/" + name, exclude: exclude,
    swiftSettings: rules)
}

let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "quorate",
  products: [.executable(name: "quorate", targets: ["quorate"])],
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
  targets: [
    room("Text"),
    room("JSON"),
    room("Calendar"),
    room("Meeting", imports: ["Calendar"]),
    room(
      "Journal", imports: ["Meeting", "Calendar", "JSON", "CSodium"], exclude: ["event.schema.json"]),
    room("Settings", imports: ["CYaml"]),
    room(
      "Procedures", imports: ["Meeting", "Calendar", "Settings", "JSON", "CData"],
      exclude: [
        "working-together.yaml", "gloucestershire.yaml", "bedford.yaml", "liverpool.yaml", "devon.yaml",
        "bank-holidays.json", "procedure.schema.json",
      ]),
    room("Advice", imports: ["Procedures", "Meeting", "Calendar"]),
    room("Register", imports: ["Journal", "Meeting", "Calendar", "JSON", "CSQLite"]),
    room(
      "Record",
      imports: [
        "Advice", "Procedures", "Journal", "Meeting", "Calendar", "JSON", "Text", "CSodium",
      ], exclude: ["minutes.schema.json"]),
    room("Console", imports: ["Advice", "Procedures", "Meeting", "Calendar", "Text"]),
    room("Screen", imports: ["Console", "Advice", "Procedures", "Meeting", "Calendar", "Text"]),
    room("Terminal", imports: ["CTerminal", "Text"]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CYaml", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
    .target(name: "CData"),
    .target(
      name: "CTerminal", cSettings: [.define("_GNU_SOURCE"), .define("NCURSES_WIDECHAR", to: "1")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .executableTarget(
      name: "quorate",
      dependencies: [
        "Console", "Record", "Register", "Advice", "Procedures", "Settings", "Journal", "Meeting",
        "Calendar", "JSON", "Text", "Screen", "Terminal", "CTerminal", arguments,
      ],
      exclude: ["referral.schema.json", "show.schema.json", "rehearsal.json"], swiftSettings: rules),
    .executableTarget(
      name: "quorate-benchmark",
      dependencies: [
        "Record", "Register", "Advice", "Procedures", "Journal", "Meeting", "Calendar", "JSON", "CSQLite",
      ], swiftSettings: rules),
    // What the tests of the terminal run on a terminal of their own.
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal", "Text", "CTerminal"], path: "Tests/Terminal/Probe",
      swiftSettings: rules),

    // Compares the generated pages of the documentation with those that are kept.
    .target(name: "Pages", path: "Tests/Pages", swiftSettings: rules),

    tests(of: "Text", imports: ["Text"]),
    tests(of: "JSON", imports: ["JSON"]),
    tests(of: "Calendar", imports: ["Calendar"], exclude: ["oracle.py"]),
    tests(of: "Settings", imports: ["Settings"]),
    tests(of: "Meeting", imports: ["Meeting", "Calendar"]),
    tests(of: "Journal", imports: ["Journal", "Meeting", "Calendar", "JSON"], exclude: ["schema.py"]),
    tests(
      of: "Procedures", imports: ["Pages", "Procedures", "Settings", "Meeting", "Calendar", "JSON"],
      exclude: ["validate.py", "eastmarch.yaml", "Paragraphs"]),
    tests(of: "Advice", imports: ["Pages", "Advice", "Procedures", "Meeting", "Calendar"]),
    tests(
      of: "Register", imports: ["Register", "Journal", "Meeting", "Calendar", "JSON"],
      exclude: ["sqlite.py"]),
    tests(
      of: "Record",
      imports: ["Record", "Journal", "JSON", "Meeting", "Calendar", "Procedures", "Advice"],
      exclude: ["Minutes/ashdown.minutes.txt", "Minutes/ashdown.actions.txt"]),
    tests(of: "Console", imports: ["Console", "Advice", "Procedures", "Meeting", "Calendar"]),
    tests(
      of: "Screens",
      imports: ["Screen", "Console", "Advice", "Procedures", "Meeting", "Calendar", "Text", "JSON"],
      exclude: ["Cases", "Golden"]),
    tests(
      of: "Terminal", imports: ["Terminal", "Text", "terminal-probe"], exclude: ["Probe", "Pty"]),
    tests(
      of: "Program", imports: ["Procedures", "Settings", "JSON", "Calendar", "Text"], exclude: ["Meetings"]),
  ],
  cLanguageStandard: .c2x
)
