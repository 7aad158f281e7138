public import Advice
public import Journal
public import Meeting
public import Procedures

/// The minutes of a meeting: everything they say, as statements of which each may stand alone.
public enum Minutes {
  /// Who signs in a role, as far as it is known at closing.
  public struct Signatory: Hashable, Sendable {
    /// As the minutes call them.
    public var name: String?
    /// As the list of signers does.
    public var principal: String?
    public var key: PublicKey?

    /// Somebody who signs.
    public init(name: String? = nil, principal: String? = nil, key: PublicKey? = nil) {
      self.name = name
      self.principal = principal
      self.key = key
    }
  }

  /// Everything the minutes say.
  ///
  /// What stands in a collection stands under a random name; its order is its `rank`, which is random too, so
  /// that a gap does not tell how much was left out. A statement about some of the children names them in
  /// `children`; `share` says whether the family may have it, and is absent where nobody marked it.
  /// Moments are in UTC, what is due is civil time in London.
  ///
  /// - Parameter advice: what stood when the minutes were made, of a meeting not yet closed.
  /// - Parameter chain: the journal's count and head; nothing for a preview.
  public static func statements(
    of proceedings: Proceedings, advice: Advice, procedure: Procedure, chain: Chain? = nil,
    signers: [Role: Signatory] = [:]
  ) -> [Statement] {
    let minuting = Minuting(proceedings: proceedings, advice: advice, procedure: procedure)
    var all = minuting.heading
    if let chain { all.append(.journal(events: chain.count, head: chain.head)) }
    for role in Role.allCases {
      guard let signer = signers[role] else { continue }
      all.append(.signer(role, name: signer.name, principal: signer.principal, key: signer.key))
    }
    return all + minuting.theCase + minuting.people + minuting.discussion + minuting.safety
      + minuting.decisions
      + minuting.doing + minuting.standing
  }
}
