/// The one of `names` that `name` was probably meant to be, if any is close.
///
/// Close means one slip in three characters: a missing, extra, wrong or swapped one. Case does not count.
func nearestName(to name: String, among names: [String]) -> String? {
  let written = Array(name.lowercased().unicodeScalars.prefix(65))
  // Nobody's slip is longer, and the distance takes time with the product of the lengths.
  guard written.count <= 64 else { return nil }
  var nearest: (name: String, slips: Int)?
  for candidate in names {
    let known = Array(candidate.lowercased().unicodeScalars)
    let allowed = max(1, max(written.count, known.count) / 3)
    guard abs(known.count - written.count) <= allowed else { continue }
    let slips = distance(written, known)
    if slips <= allowed, slips < nearest?.slips ?? .max { nearest = (candidate, slips) }
  }
  return nearest?.name
}

/// How many slips turn one text into the other (optimal string alignment).
private func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var slips = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { slips = min(slips, beforeLast[j - 1] + 1) }
      row.append(slips)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}

/// Text short enough to stand in a message, on one line.
func excerpt(_ text: String) -> String {
  let line = String(text.prefix(41).map { $0.isNewline ? " " : $0 })
  return line.count <= 40 ? line : line.prefix(39) + "…"
}
