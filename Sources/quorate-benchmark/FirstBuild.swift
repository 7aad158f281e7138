/// The package built from nothing, as on a machine that has just cloned it.
struct FirstBuild {
  func run() throws {
    say(Measured.heading)
    for (configuration, seconds) in [("debug", 90.0), ("release", 180.0)] {
      let place = try ThrowAwayFolder()
      // What is downloaded depends on the line, not on us.
      try Tool.run("swift", ["package", "--scratch-path", place.path, "resolve"])
      let build = try timed {
        try Tool.run("swift", ["build", "-c", configuration, "--scratch-path", place.path])
      }
      let row = Measured(
        what: "first build, \(configuration)", milliseconds: build.milliseconds,
        budget: ("\(fixed(seconds, 0)) s on two idle cores", build.milliseconds <= seconds * 1000))
      say(row.row)
    }
  }
}
