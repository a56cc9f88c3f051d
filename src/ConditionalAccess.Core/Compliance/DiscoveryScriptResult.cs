namespace ConditionalAccess.Compliance;

/// <summary>What a discovery script of custom compliance printed on a device (spec 2.2).</summary>
public sealed record DiscoveryScriptResult
{
    private readonly string? _output;

    /// <summary>The script, as policies name it.</summary>
    public required GraphId ScriptId { get; init; }

    /// <summary>How the script ended; not set counts as succeeded when there is output.</summary>
    public ScriptState State { get; init; }

    /// <summary>What it printed, one flat JSON object; null when not known.</summary>
    public string? Output
    {
        get => _output;
        init
        {
            _output = value;
            Values = ScriptOutput.Read(value);
        }
    }

    /// <summary>The error code that the device gave; null when none. It beats the code that this library would give.</summary>
    public int? ErrorCode { get; init; }

    /// <summary>When it last ran; null when not known.</summary>
    public DateTimeOffset? LastRunDateTime { get; init; }

    /// <summary>The output as values; read once.</summary>
    internal ScriptOutput Values { get; private init; } = ScriptOutput.Empty;
}
