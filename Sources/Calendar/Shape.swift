/// The numbers of a text that has exactly the given shape, or nil; those after the last are 0.
///
/// In the shape a run of `0` stands for as many ASCII digits; every other character stands for itself. Read as
/// bytes and without a list on the heap, since every line of a journal has a time.
func numbers(in text: Span<UInt8>, shaped shape: StaticString) -> InlineArray<6, Int>? {
  guard text.count == shape.utf8CodeUnitCount else { return nil }
  let expected = UnsafeBufferPointer(start: shape.utf8Start, count: shape.utf8CodeUnitCount)
  var numbers = InlineArray<6, Int>(repeating: 0)
  var place = -1
  var inNumber = false
  for index in text.indices {
    guard expected[index] == UInt8(ascii: "0") else {
      guard text[index] == expected[index] else { return nil }
      inNumber = false
      continue
    }
    guard let digit = digit(text[index]) else { return nil }
    if !inNumber { place += 1 }
    inNumber = true
    numbers[place] = numbers[place] * 10 + digit
  }
  return numbers
}

/// What an ASCII digit stands for.
func digit(_ byte: UInt8) -> Int? {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
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
