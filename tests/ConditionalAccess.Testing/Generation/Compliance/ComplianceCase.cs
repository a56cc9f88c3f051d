using System.Globalization;
using ConditionalAccess.Compliance;

namespace ConditionalAccess.Testing.Generation.Compliance;

/// <summary>One evaluation, all from one seed, or a smaller form of such a case.</summary>
internal sealed record ComplianceCase(ulong Seed, ComplianceConfiguration Configuration, ComplianceOptions Options, DeviceFacts Facts, ComplianceRecord? Record, DateTimeOffset Now)
{
    /// <summary>The case of a seed.</summary>
    public static ComplianceCase Create(ulong seed)
    {
        ComplianceConfiguration configuration = RandomComplianceConfiguration.Create(seed);
        SplitMix64 rng = SplitMix64.ForPart(seed, 0);
        ComplianceOptions options = RandomComplianceOptions.Create(ref rng);
        DateTimeOffset now = ComplianceTimes.Now(ref rng);
        DeviceFacts facts = new RandomDeviceFacts(configuration, options).Create(ref rng, now);
        return new ComplianceCase(seed, configuration, options, facts, new RandomComplianceRecord(configuration, options).Create(ref rng, facts, now), now);
    }

    /// <summary>Smaller cases, large steps first.</summary>
    public IEnumerable<ComplianceCase> Shrink()
    {
        if (Options != ComplianceOptions.Default) yield return this with { Options = ComplianceOptions.Default };
        if (Record is not null) yield return this with { Record = null };
        foreach (ComplianceConfiguration smaller in FewerPolicies()) yield return this with { Configuration = smaller };
        foreach ((_, ComplianceConfiguration smaller) in Smaller.Of(Configuration)) yield return this with { Configuration = smaller };
        foreach ((_, DeviceFacts smaller) in Smaller.Of(Facts)) yield return this with { Facts = smaller };
        foreach ((_, ComplianceOptions smaller) in Smaller.Changes(Options, ComplianceOptions.Default)) yield return this with { Options = smaller };
        if (Record is null) yield break;
        foreach ((_, ComplianceRecord smaller) in Smaller.Of(Record)) yield return this with { Record = smaller };
    }

    /// <summary>The smallest case reached by single steps for which the complaint stays.</summary>
    public ComplianceCase Smallest(Func<ComplianceCase, bool> stillFails, int steps = 400)
    {
        ComplianceCase smallest = this;
        for (int i = 0; i < steps; i++)
        {
            ComplianceCase? next = smallest.Shrink().FirstOrDefault(stillFails);
            if (next is null) break;
            smallest = next;
        }

        return smallest;
    }

    public override string ToString() => $"""
        seed 0x{Seed:X16}, now {Now.ToString("O", CultureInfo.InvariantCulture)}
        options: {string.Join(", ", Smaller.Changes(Options, ComplianceOptions.Default).Select(c => c.Path))}
        configuration:
        {Printed.Of(Configuration)}
        device:
        {Printed.Of(Facts)}
        record:
        {(Record is null ? "none" : Printed.Of(Record))}
        """;

    private IEnumerable<ComplianceConfiguration> FewerPolicies()
    {
        int count = Configuration.Policies.Count;
        for (int step = count; step > 1; step /= 2)
        {
            for (int first = 0; first < count; first += step)
            {
                int from = first, to = first + step;
                yield return Configuration with { Policies = ValueArray.From(Configuration.Policies.Where((_, i) => i < from || i >= to)) };
            }
        }
    }
}
