public import JSON

/// The readable files of a record, made from its minutes alone, in the format that these name: what a format makes of
/// them no later version changes.
///
/// What a record says in `minutes.txt` can so be made again, and compared byte by byte, in thirty years. Where a new
/// version makes it otherwise, it does so in a format of its own. Minutes that name none are of format 1: it calls a
/// rule that was gone past by its words with its name in brackets, an item that nobody opened opened when the first
/// was written of it, and a risk of no child one of all.
public enum MinutesText {
  /// The format in which minutes are written now.
  static let format = 2

  /// The readable files by name: `minutes.txt`, and `actions.txt` with the actions alone.
  ///
  /// Fits `Verification.Rendering`. Times are by the clock in London; text from people is shown so that nothing
  /// in it can hide, reorder or move; whatever the tree lacks is left out or said to be none. Nothing for minutes of a
  /// format that is not known here.
  @Sendable public static func render(_ tree: JSON, fingerprint: String) -> [String: [UInt8]]? {
    (1...format).contains(Scribe(tree).format) ? files(of: tree, fingerprint: fingerprint) : nil
  }

  /// The same, for minutes whose format is known.
  static func files(of tree: JSON, fingerprint: String) -> [String: [UInt8]] {
    let minutes = minutes(tree)
    var actions = Scribe(tree)
    actions.actionsHeading()
    actions.actions("ACTIONS")
    actions.promises()
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
