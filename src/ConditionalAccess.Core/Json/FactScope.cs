using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>How devices are read, as the facade's options say.</summary>
/// <param name="MaxDevices">The most devices of one inventory.</param>
/// <param name="ThreatConnector">The connector that a threat state without one belongs to; not known: none.</param>
/// <param name="CompletesFromGraph">Whether enrolment and platform are read from other words of Graph.</param>
internal sealed record FactReading(int MaxDevices, GraphId ThreatConnector, bool CompletesFromGraph);

/// <summary>What reading the devices of one document shares: findings, what was noted before, and whether the current device is broken.</summary>
internal sealed class FactScope(FindingList findings, bool strict, FactReading reading)
{
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _remedies = new(StringComparer.Ordinal);

    // True while something is read that would loosen a decision if a part of it were dropped: warnings are errors then.
    private bool _mustUnderstand;

    public FactReading Reading { get; } = reading;

    /// <summary>True when the device that is read now has an error, so that it cannot be used.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Reads something whose warnings are errors, because dropping a part of it could hide a failure.</summary>
    public T Strictly<T>(Func<T> read)
    {
        bool before = _mustUnderstand;
        _mustUnderstand = true;
        try
        {
            return read();
        }
        finally
        {
            _mustUnderstand = before;
        }
    }

    public void Error(string code, JsonNode at, string message, string remedy)
    {
        IsBroken = true;
        Add(DiagnosticSeverity.Error, code, at, message, remedy);
    }

    public void Warn(string code, JsonNode at, string message, string remedy)
    {
        IsBroken |= strict || _mustUnderstand;
        Add(_mustUnderstand ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, code, at, message, remedy);
    }

    /// <summary>Information, once for each document.</summary>
    public void Note(string code, JsonNode at, string message, string remedy)
    {
        if (_noted.Add(code)) Add(DiagnosticSeverity.Information, code, at, message, remedy);
    }

    public void UnknownMember(JsonNode value, JsonNode name, FactShape shape)
    {
        string text = name.Text;
        if (MemberNames.IsAnnotation(text)) return;
        if (!_remedies.TryGetValue(text, out string? remedy))
        {
            string? near = NearestName.Of(text, shape.Names);
            _remedies[text] = remedy = near is null ? "remove it, or give the fact its name" : "did you mean '" + near + "'?";
        }

        Warn(DiagnosticCodes.UnknownFact, value, $"member {DiagnosticText.Quote(text)} is no fact and is not read", remedy);
    }

    public void WrongType(JsonNode at, string expected)
        => Warn(DiagnosticCodes.WrongFactType, at, $"expected {expected}, the fact counts as not known", "correct it, or leave it out");

    private void Add(DiagnosticSeverity severity, string code, JsonNode at, string message, string remedy)
        => findings.Add(severity, code, message, remedy, at.Tree.Source, at.Offset, () => at.Path);
}
