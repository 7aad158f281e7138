/// The numbers of a text that has exactly the given shape, or nil.
///
/// In the shape a run of `0` stands for as many ASCII digits; every other character stands for itself.
func numbers(in text: some StringProtocol, shaped shape: String) -> [Int]? {
  // Generic over StringProtocol the bytes come fifteen times slower, and every line of a journal has a time.
  let text = String(text)
  guard text.utf8.count == shape.utf8.count else { return nil }
  var numbers: [Int] = []
  var inNumber = false
  for (byte, expected) in zip(text.utf8, shape.utf8) {
    guard expected == UInt8(ascii: "0") else {
      guard byte == expected else { return nil }
      inNumber = false
      continue
    }
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
    let digit = Int(byte - UInt8(ascii: "0"))
    if inNumber, let number = numbers.popLast() {
      numbers.append(number * 10 + digit)
    } else {
      numbers.append(digit)
    }
    inNumber = true
  }
  return numbers
}

/// A number of zero or more in decimal digits, with leading zeros up to the given width.
func digits(_ number: Int, _ width: Int = 2) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

/// The whole quotient rounded down, and the remainder that is never negative.
func floored(_ number: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
  let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
