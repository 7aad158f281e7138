import JSON
import Meeting
import Procedures

/// That the procedure of a running meeting is found with other rules now than the meeting began with.
///
/// The meeting keeps its own: an area's new text must not move the dates and duties of a discussion under way.
struct ChangedProcedure {
  /// What is found now under the meeting's id.
  enum Found: Equatable {
    case revision(String, digest: String)
    /// A file that has faults or cannot be read.
    case faulty
    case nothing
  }

  let kept: ProcedureStamp
  /// What citations begin with: `GLO`.
  let short: String
  let found: Found

  /// Compares what is kept with what is found; nil where the rules are the same or the meeting is over.
  init?(of session: Session) {
    switch session.meeting.state {
    case .signed, .declined: return nil
    case .assembling, .live, .paused, .ended, .closedUnsigned: break
    }
    kept = session.meeting.procedure
    short = session.procedure.header.short
    do throws(ProcedureError) {
      let now = try Library.resolve(kept.id, directories: procedureDirectories)
      let digest = now.digest
      guard digest != kept.digest, now.procedure != session.procedure else { return nil }
      found = .revision(now.procedure.header.revision, digest: digest)
    } catch {
      if case .unknown = error { found = .nothing } else { found = .faulty }
    }
  }

  /// In a sentence.
  var words: String {
    switch found {
    case .revision(kept.revision, _):
      "\(short) has other rules now, also as \(kept.revision): this meeting keeps those it began with"
    case .revision(let revision, _):
      "\(short) is now revision \(revision): this meeting keeps \(kept.revision), with which it began"
    case .faulty:
      "\(short) as found now has faults: this meeting keeps revision \(kept.revision), with which it began"
    case .nothing:
      "\(short) is found no more: this meeting keeps revision \(kept.revision), with which it began"
    }
  }

  /// What is found, for scripts.
  var json: JSON {
    switch found {
    case .revision(let revision, let digest): ["revision": .string(revision), "digest": .string(digest)]
    case .faulty, .nothing: ["revision": .null, "digest": .null]
    }
  }
}
