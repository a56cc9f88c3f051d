namespace ConditionalAccess.Scripting.Reading;

/// <summary>One thing wrong with a script.</summary>
/// <param name="Code">One of <see cref="ScriptDiagnosticCodes"/>.</param>
/// <param name="Position">Where it begins: zero-based, in characters of the script.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record ScriptProblem(string Code, int Position, string Message, string Remedy);
