import Meeting

/// A closed list of values, each with the one spelling it has in a journal for ever.
protocol Choice: CaseIterable {
  var spelling: String { get }
}

extension Seat: Choice {
  var spelling: String {
    switch self {
    case .chair: "chair"
    case .minutes: "minutes"
    case .room: "room"
    }
  }
}

extension Form: Choice {
  var spelling: String {
    switch self {
    case .faceToFace: "face to face"
    case .virtual: "virtual"
    case .telephone: "telephone"
    case .series: "series"
    case .mixed: "mixed"
    }
  }
}

extension Answer: Choice {
  var spelling: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "unknown"
    }
  }
}

extension AssumedHour: Choice {
  var spelling: String {
    switch self {
    case .received: "received"
    case .identified: "identified"
    }
  }
}

extension Attendance: Choice {
  var spelling: String {
    switch self {
    case .room: "room"
    case .video: "video"
    case .phone: "phone"
    }
  }
}

extension Capacity: Choice {
  var spelling: String {
    switch self {
    case .member: "member"
    case .adviser: "adviser"
    case .minuteTaker: "minute-taker"
    case .observer: "observer"
    }
  }
}

extension ChaseOutcome: Choice {
  var spelling: String {
    switch self {
    case .confirmed: "confirmed"
    case .declined: "declined"
    case .noAnswer: "no answer"
    }
  }
}

extension View: Choice {
  var spelling: String {
    switch self {
    case .agrees: "agrees"
    case .disagrees: "disagrees"
    case .noView: "no view"
    }
  }
}

extension Threshold: Choice {
  var spelling: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unclear: "unclear"
    }
  }
}

extension UrgencyGround: Choice {
  var spelling: String {
    switch self {
    case .risk: "risk"
    case .investigation: "investigation"
    }
  }
}

extension ActionKind: Choice {
  var spelling: String {
    switch self {
    case .immediate: "immediate"
    case .shortTerm: "short-term"
    case .contingency: "contingency"
    case .outstanding: "outstanding"
    }
  }
}

extension Office: Choice {
  var spelling: String {
    switch self {
    case .chair: "chair"
    case .minuteTaker: "minute-taker"
    }
  }
}

extension Trait: Choice {
  var spelling: String {
    switch self {
    case .mayDecide: "may decide"
    case .knowsChild: "knows child"
    case .hasInformation: "has information"
    }
  }
}

// MARK: - Sharing

extension Share {
  private static let after = "after "

  /// The share as it stands in a journal: `yes`, `no`, `agency`, or `after` and the event it waits for.
  var spelling: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .agencyOnly: "agency"
    case .after(let event): Share.after + event
    }
  }

  init?(spelling: String) {
    switch spelling {
    case "yes": self = .yes
    case "no": self = .no
    case "agency": self = .agencyOnly
    default:
      // Bytes, not characters: an accent may follow the space and would merge with it.
      guard spelling.utf8.starts(with: Share.after.utf8) else { return nil }
      self = .after(String(Substring(spelling.utf8.dropFirst(Share.after.utf8.count))))
    }
  }
}
