public import ArgumentParser
public import Calendar
import Glibc

/// What time it is: the machine's, or in a rehearsal register a time that stands still.
struct Clock {
  private var standing: Instant?

  /// The machine's clock.
  init() {}

  /// A clock that stands at `instant`.
  init(standingAt instant: Instant) { standing = instant }

  /// Whether it is not the machine's.
  var isStanding: Bool { standing != nil }

  /// Now, in whole seconds.
  ///
  /// `time` may be a tick behind the clock that says when a minute is over, and whoever waited for that minute
  /// would wait for another whole one.
  var now: Instant {
    if let standing { return standing }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(seconds: time.tv_sec)
  }

  /// Sets a standing clock, or makes it stand; it never goes backwards.
  mutating func stand(at instant: Instant) throws(Backwards) {
    if let standing, instant < standing { throw Backwards(from: standing) }
    standing = instant
  }

  /// That a clock would have gone backwards.
  struct Backwards: Error {
    let from: Instant
  }
}

extension Instant: ExpressibleByArgument {
  /// An instant in an argument: `2026-11-19T10:30:00Z`.
  public init?(argument: String) { self.init(argument) }
}

extension Day: ExpressibleByArgument {
  /// A date in an argument: `2026-11-19`.
  public init?(argument: String) { self.init(argument) }
}
