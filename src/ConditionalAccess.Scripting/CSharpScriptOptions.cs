using ConditionalAccess.Scripting.Reading;

namespace ConditionalAccess.Scripting;

/// <summary>Limits of scripts. What is beyond one is refused with a finding. Immutable and thread-safe.</summary>
public sealed record CSharpScriptOptions
{
    // What the compiler was tried with on its own thread; no option reaches beyond.
    private const int LongestScript = 65_536, DeepestScript = 256;

    /// <summary>The defaults.</summary>
    public static CSharpScriptOptions Default { get; } = new();

    /// <summary>The most characters of one script, 1 to 65,536; 8,192.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxLength { get; init => field = Checked(value, LongestScript); } = 8_192;

    /// <summary>The most parentheses, and signs before them, inside each other, 1 to 256; 32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxDepth { get; init => field = Checked(value, DeepestScript); } = 32;

    /// <summary>The most words and signs of one script, 1 to 65,536; 2,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxElements { get; init => field = Checked(value, LongestScript); } = 2_000;

    /// <summary>The most different scripts of one load, at least 1; 2,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxScripts { get; init => field = Checked(value, int.MaxValue); } = 2_000;

    internal ScriptLimits Limits => new(MaxLength, MaxDepth, MaxElements);

    private static int Checked(int value, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }
}
