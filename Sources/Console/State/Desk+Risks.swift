public import Meeting

extension Desk {
  /// A risk wherever it is listed: its words, and the question whose it is where nobody said so.
  public func words(of risk: Risk) -> String {
    let isOfNobody = risk.children.isEmpty && meeting.livingChildren.count > 1
    return isOfNobody ? "\(risk.text) ▲ which child?" : risk.text
  }
}
