public import Meeting

/// How far apart the scores of one child are, and who is furthest from the rest.
public struct Spread: Hashable, Sendable {
  public var lowest: Int
  public var highest: Int
  /// Highest minus lowest; 0 where fewer than two gave a number.
  public var width: Int { max(0, highest - lowest) }
  /// Whose number is furthest from the mean of the others: who speaks first, of several as far the last.
  public var speaksFirst: Scored?
  /// The one number that is further than every other from the mean of the rest; nothing where two are as far.
  public private(set) var furthest: Scored?

  /// The spread of the latest scores for a child.
  public init(of meeting: Meeting, child: ChildKey) { self.init(among: meeting.scores(for: child)) }

  /// The spread of some scores of one child.
  public init(among scores: [Scored]) {
    let numbers = scores.compactMap(\.scoring.value)
    lowest = numbers.min() ?? 0
    highest = numbers.max() ?? 0
    let sum = numbers.reduce(0, +)
    guard numbers.count > 1, lowest < highest else { return }
    // The distance to the others' mean, times their number: whole numbers compare exactly.
    func distance(_ scored: Scored) -> Int {
      let value = scored.scoring.value ?? 0
      return abs(value * (numbers.count - 1) - (sum - value))
    }
    let given = scores.filter { $0.scoring.value != nil }
    speaksFirst = given.max { distance($0) < distance($1) }
    let isAlone = speaksFirst.map { first in given.count { distance($0) == distance(first) } == 1 } ?? false
    furthest = isAlone ? speaksFirst : nil
  }
}
