using ConditionalAccess.Custom;

namespace ConditionalAccess;

/// <summary>How documents are read. Immutable and thread-safe.</summary>
public sealed record PolicyReadOptions
{
    /// <summary>The defaults: tolerant, all or nothing.</summary>
    public static PolicyReadOptions Default { get; } = new();

    /// <summary>Turns every warning into an error.</summary>
    public bool Strict { get; init; }

    /// <summary>Leaves out objects that cannot be read instead of refusing the whole; the errors are still reported.</summary>
    public bool AcceptPartial { get; init; }

    /// <summary>Accepts a set without any object, with a warning: such a set allows everything.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>
    /// Compiles conditions and rules that documents hold as text; null, the default: no document can hold any that counts. What such a text says is then
    /// unknown, which restricts, and a finding says so.
    /// </summary>
    public IScriptCompiler? Scripts { get; init; }

    /// <summary>The most characters of one condition or rule; 8,192.</summary>
    public int MaxScriptLength { get; init; } = 8192;

    /// <summary>The most bytes of all documents of one load together; 64 MiB.</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most bytes of one JSON string; 1 MiB.</summary>
    public int MaxStringLength { get; init; } = 1024 * 1024;

    /// <summary>The most entries of one list; 100,000.</summary>
    public int MaxListLength { get; init; } = 100_000;

    /// <summary>The most names, values, objects and lists of one document; 4,000,000.</summary>
    public int MaxValues { get; init; } = 4_000_000;

    /// <summary>The most policies in all; 20,000.</summary>
    public int MaxPolicies { get; init; } = 20_000;

    /// <summary>The most findings reported; 100. Errors are preferred, and a last finding counts the rest.</summary>
    public int MaxFindings { get; init; } = 100;
}
