public import JSON

/// The readable files of a record, made from its minutes alone: format 1, which no later version changes.
///
/// What a record says in `minutes.txt` can so be made again, and compared byte by byte, in thirty years.
public enum MinutesText {
  /// The readable files by name: `minutes.txt`, and `actions.txt` with the actions alone.
  ///
  /// Fits `Verification.Rendering`. Times are by the clock in London; text from people is shown so that nothing
  /// in it can hide, reorder or move; whatever the tree lacks is left out or said to be none.
  @Sendable public static func render(_ tree: JSON, fingerprint: String) -> [String: [UInt8]] {
    let minutes = minutes(tree)
    var actions = Scribe(tree)
    actions.actionsHeading()
    actions.actions("ACTIONS")
    func bytes(_ scribe: Scribe) -> [UInt8] {
      scribe.paper.bytes(
        of: tree["meeting"]?["reference"]?.string ?? "", fingerprint: fingerprint,
        isRehearsal: tree["meeting"]?["rehearsal"] == true)
    }
    return [Names.minutesText: bytes(minutes), Names.actions: bytes(actions)]
  }

  static func minutes(_ tree: JSON, columns: Int = 80) -> Scribe {
    var minutes = Scribe(tree, columns: columns)
    minutes.heading()
    minutes.decisions()
    minutes.tonight()
    minutes.actions("3 ACTIONS")
    minutes.people()
    minutes.theCase()
    minutes.discussion()
    minutes.closing()
    return minutes
  }
}

extension Names {
  /// The summary of the actions, which goes out at once.
  static let actions = "actions.txt"
  /// The procedure in force.
  static let procedure = "procedure.yaml"
  /// Who could sign, as that stood at closing.
  static let signers = "signers"
}
