using System.Globalization;

namespace ConditionalAccess.Benchmarks.Gate;

/// <summary>What a target came to.</summary>
internal enum Verdict
{
    None = 0,

    /// <summary>Reached.</summary>
    Ok,

    /// <summary>Not reached, but what is held is.</summary>
    Short,

    /// <summary>Worse than what is held: the gate fails.</summary>
    Failed,
}

/// <summary>One line of the gate.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Wanted">The target.</param>
/// <param name="Held">What a change must not make worse: below the usual figure by what a noisy machine needs.</param>
/// <param name="IsFloor">True when more is better.</param>
/// <param name="Bytes">Bytes that a decision allocates; null where that is not the question.</param>
internal sealed record Target(string Name, double Measured, string Unit, double Wanted, double Held, bool IsFloor, long? Bytes = null)
{
    public static Target AtLeast(string name, double measured, double wanted, double held, long? bytes = null) => new(name, measured, "x", wanted, held, true, bytes);

    public static Target AtMost(string name, double measured, string unit, double wanted, double held, long? bytes = null) => new(name, measured, unit, wanted, held, false, bytes);

    public Verdict Verdict => Bytes is > 0 || !Reaches(Held) ? Verdict.Failed : Reaches(Wanted) ? Verdict.Ok : Verdict.Short;

    public override string ToString()
    {
        string sign = IsFloor ? ">=" : "<=";
        string verdict = Verdict switch { Verdict.Ok => "ok", Verdict.Short => "short of the target", _ => "FAILED" };
        string bytes = Bytes is { } count ? count.ToString(CultureInfo.InvariantCulture) + " B" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Name,-66} {Number(Measured),10} {Unit,-4} {sign} {Number(Wanted),8}  held {Number(Held),8} {bytes,6}  {verdict}");
    }

    private bool Reaches(double limit) => IsFloor ? Measured >= limit : Measured <= limit;

    private static string Number(double value) => value.ToString(value >= 100 ? "F0" : "F2", CultureInfo.InvariantCulture);
}
