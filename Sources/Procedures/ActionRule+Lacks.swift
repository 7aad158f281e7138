public import Meeting

/// What an action needs and was agreed without.
public enum ActionLack: String, Sendable, CaseIterable {
  /// Nobody owns it by name; an agency alone does not.
  case owner
  case time
  case purpose
}

extension ActionRule {
  /// What an action lacks of what the procedure asks for.
  public func lacks(_ plan: ActionPlan) -> [ActionLack] {
    var lacks: [ActionLack] = []
    if plan.owner?.person == nil { lacks.append(.owner) }
    if plan.by == nil { lacks.append(.time) }
    if lacksPurpose(plan) { lacks.append(.purpose) }
    return lacks
  }

  /// Whether an action lacks the purpose that the procedure asks for.
  ///
  /// What has to be found out and what is done only in a case of need carry their purpose in themselves.
  public func lacksPurpose(_ plan: ActionPlan) -> Bool {
    switch plan.kind {
    case .outstanding, .contingency: false
    case .immediate, .shortTerm, nil: needsPurpose && plan.purpose?.isEmpty ?? true
    }
  }
}
