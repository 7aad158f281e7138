import CTerminal
import Glibc
import Text

extension Terminal {
  /// Waits for a descriptor too, such as that of inotify or of a process, 16 at most.
  ///
  /// It has to be read before the next wait, which would end at once for as long as something is to be read.
  public func watch(_ descriptor: Int32) {
    if !watched.contains(descriptor) { watched.append(descriptor) }
  }

  /// Waits for that descriptor no longer; to be said before it is closed.
  public func unwatch(_ descriptor: Int32) {
    watched.removeAll { $0 == descriptor }
  }

  /// What has happened since the last call; waits until something has.
  ///
  /// A burst is one answer, so that it costs one frame. The end of everything (`hangUp`, `terminated`) comes last.
  ///
  /// - Parameter milliseconds: for how long at most; nil for ever.
  /// - Returns: nothing when the time is over.
  public func next(timeout milliseconds: Int? = nil) -> [Input] {
    let deadline = milliseconds.map { Self.now + max(0, $0) }
    var inputs: [Input] = []
    var found = 0
    while true {
      let isWaiting = inputs.isEmpty && found == 0
      let news = take(into: &inputs, until: isWaiting ? deadline : Self.now, watching: isWaiting)
      found |= news & ~CT_BYTES
      if news != 0, inputs.count < Self.burst { continue }
      inputs += told(by: found)
      found = 0
      if !inputs.isEmpty { return inputs }
      if let deadline, Self.now >= deadline { return [] }
    }
  }

  /// The most inputs of one answer: who holds a key down still sees what it does.
  private static let burst = 1024

  /// Waits once and takes what is there; returns what `ct_wait` found.
  private func take(into inputs: inout [Input], until deadline: Int?, watching: Bool) -> Int {
    let waiting = [deadline, decoder.patience.map { lastByte + $0 }].compactMap { $0 }.min()
    let milliseconds = waiting.map { Int32(clamping: max(0, $0 - Self.now)) } ?? -1
    let descriptors = watching ? watched : []
    var ready = [UInt8](repeating: 0, count: descriptors.count)
    let found = Int(ct_wait(descriptors, &ready, Int32(descriptors.count), milliseconds))
    for (descriptor, isReady) in zip(descriptors, ready) where isReady != 0 {
      inputs.append(.ready(descriptor))
    }
    if found & CT_BYTES != 0 { return found | read(into: &inputs) }
    if let patience = decoder.patience, Self.now >= lastByte + patience { inputs += decoder.giveUp() }
    return found
  }

  private func read(into inputs: inout [Input]) -> Int {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65_536) { buffer in
      let count = ct_read(buffer.baseAddress, buffer.count)
      guard count >= 0 else { return CT_GONE }
      // What was typed may have been a passphrase, and this memory is handed on as it is.
      defer { if let start = buffer.baseAddress { explicit_bzero(start, count) } }
      lastByte = Self.now
      inputs += decoder.take(buffer.prefix(count))
      return 0
    }
  }

  private func told(by found: Int) -> [Input] {
    func has(_ bit: Int) -> Bool { found & bit != 0 }
    var inputs: [Input] = []
    if has(CT_CONTINUED) { ct_resume() }
    if has(CT_RESIZED) || has(CT_CONTINUED) {
      measure()
      inputs.append(.resized(height: height, width: width))
    }
    if has(CT_TERMINATED) { inputs.append(.terminated) }
    if has(CT_GONE) || has(CT_HUNG_UP) { inputs.append(.hangUp) }
    return inputs
  }

  /// Milliseconds of a clock that nobody sets.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
