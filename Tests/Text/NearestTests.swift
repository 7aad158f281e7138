import Testing
import Text

@Suite("The nearest known name")
struct NearestTests {
  private let names = [
    "social care", "police", "health", "education", "probation", "housing", "s47", "decide",
  ]

  @Test(
    "a slip of the fingers still names what was meant",
    arguments: [
      ("polcie", "police"), ("POLICE", "police"), ("plice", "police"), ("poolice", "police"),
      ("helth", "health"),
      ("edcuation", "education"), ("probtaion", "probation"), ("houssing", "housing"),
      ("socail care", "social care"),
      ("s74", "s47"), ("s4", "s47"), ("decied", "decide"),
    ])
  func near(word: String, name: String) {
    #expect(nearest(word, among: names) == name)
  }

  @Test(
    "what is too far off names nothing",
    arguments: ["", "x", "s", "xyz", "sxx", "poxxxx", "probe", "a word that is nothing like any of them"])
  func far(_ word: String) {
    #expect(nearest(word, among: names) == nil)
  }

  @Test("the nearer name wins, then the first, and there may be none")
  func choice() {
    #expect(nearest("carb", among: ["card", "care", "carb"]) == "carb")
    #expect(nearest("carx", among: ["card", "care"]) == "card")
    #expect(nearest("car", among: []) == nil)
    #expect(nearest("A", among: ["a"]) == "a")
    #expect(nearest(String(repeating: "x", count: 65_536), among: names) == nil)
  }
}
