import Journal
import Procedures

/// The procedures pinned here, where somebody pinned any: read once.
///
/// A system's file goes before one's own: a pin is an administrator's word.
let pinned: Result<Pins?, ProcedureError> = {
  do throws(ProcedureError) {
    return .success(try Pins.find(in: systemConfigurationDirectories + [configurationDirectory]))
  } catch {
    return .failure(error)
  }
}()

extension Resolved {
  /// SHA-256 of its text, by which a meeting keeps it and a pin names it.
  var digest: String { Digest(of: yaml).hex }

  /// Why it is not a procedure pinned here, and by which file; nothing where it is, or where nothing is pinned.
  var unpinned: String? {
    switch pinned {
    case .success(nil): nil
    case .success(let pins?):
      pins.difference(of: procedure.header, digest: digest).map { "\($0) (\(pins.path))" }
    case .failure(let error): "nobody can tell whether it is pinned: \(error)"
    }
  }
}
