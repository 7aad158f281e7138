public import Meeting

extension ActionRule {
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
