public import Meeting

extension Procedure {
  /// What an agency is called: as its slot is, or in the words that it was invited by.
  public func name(of agency: AgencyKey) -> String {
    if let slot = slots.first(where: { $0.id == agency.text }) { return slot.name }
    let words = String(agency.text.map { $0 == "-" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The rule of a decision, where it is one of the procedure's.
  public func rule(of decision: Decision) -> DecisionRule? { decisions.first { $0.id == decision.decision } }

  /// What a decision is called: as the procedure says, or in its own words.
  public func name(of decision: Decision) -> String { rule(of: decision)?.name ?? decision.decision }
}
