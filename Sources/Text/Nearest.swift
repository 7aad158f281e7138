/// The known name that the word was probably meant to be, or nil when none is close.
///
/// Close is at most a third of the word's letters wrong, or one, and never all of them. Wrong is a letter too
/// many, missing or another, or two neighbours swapped (Damerau-Levenshtein distance, in its form of optimal
/// string alignment); upper and lower case are the same. Of equally near names the first is given.
public func nearest(_ word: String, among names: [String]) -> String? {
  let letters = Array(word.lowercased())
  let limit = min(max(1, letters.count / 3), letters.count - 1)
  var nearest: (name: String, distance: Int)?
  for name in names {
    let known = Array(name.lowercased())
    // The lengths alone may rule a name out, which spares a hostile word its quadratic cost.
    guard abs(known.count - letters.count) <= limit else { continue }
    let distance = distance(letters, known)
    if distance <= limit, distance < nearest?.distance ?? .max { nearest = (name, distance) }
  }
  return nearest?.name
}

private func distance(_ one: [Character], _ other: [Character]) -> Int {
  var twoAbove: [Int] = []
  var above = Array(0...other.count)
  for row in one.indices {
    var current = [row + 1]
    for column in other.indices {
      let isSame = one[row] == other[column]
      var least = min(above[column] + (isSame ? 0 : 1), above[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
        least = min(least, twoAbove[column - 1] + 1)
      }
      current.append(least)
    }
    (twoAbove, above) = (above, current)
  }
  return above[other.count]
}
