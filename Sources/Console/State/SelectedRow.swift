import Advice
import Meeting

/// A selected row: its place, and what stands there, so that it stays selected while others come and go.
struct SelectedRow {
  var index: Int
  var stands: Standing?

  /// What a row stands for; of what was said the act, for its place changes when another is taken back.
  enum Standing: Hashable {
    case item(PaneItem)
    case said(EventID)
  }
}

extension ConsoleState {
  /// Selects a row of a pane; nothing lets the pane follow what is current.
  mutating func select(at index: Int?, in pane: Pane) {
    selection[pane] = index.map { SelectedRow(index: $0, stands: standing(at: $0, in: pane)) }
  }

  /// The same row stays selected where the lists have changed; where it is gone, its place is.
  mutating func keepSelection() {
    for (pane, row) in selection where standing(at: row.index, in: pane) != row.stands {
      let count = desk.count(of: pane, child: child)
      let same = (0..<count).first { standing(at: $0, in: pane) == row.stands }
      select(at: same ?? like(row, in: pane) ?? max(0, min(row.index, count - 1)), in: pane)
    }
  }

  private func standing(at index: Int, in pane: Pane) -> SelectedRow.Standing? {
    guard let item = desk.item(at: index, of: pane) else { return nil }
    if case .said(let index) = item { return .said(desk.meeting.sayings[index].id) }
    return .item(item)
  }

  /// The place of the same agency, where it is now asked for of one child.
  private func like(_ row: SelectedRow, in pane: Pane) -> Int? {
    guard case .item(.slot(let slot))? = row.stands else { return nil }
    return desk.listedPlaces.firstIndex { $0.slot.agency == slot.agency }
  }
}
