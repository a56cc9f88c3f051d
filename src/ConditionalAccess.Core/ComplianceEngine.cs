using System.Security.Cryptography;
using System.Text;
using ConditionalAccess.Compilation;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Evaluation;
using DeviceFacts = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess;

/// <summary>
/// Decides the compliance of devices by one set of compliance policies. Build it with <see cref="CompliancePolicySet.Compile"/>, keep it, and share it between threads.
/// </summary>
/// <remarks>Immutable and thread-safe. No clock, no I/O, no culture: the same facts, record and instant always get the same verdict.</remarks>
/// <example><code>
/// ComplianceEngine engine = CompliancePolicySet.Load("export").Compile();
/// ComplianceVerdict verdict = engine.Evaluate(facts, record, now);
/// if (!verdict.AccessCompliant) Console.WriteLine(engine.Explain(facts, record, now).Causes);
/// </code></example>
public sealed class ComplianceEngine
{
    [ThreadStatic]
    private static ComplianceRun? t_run;

    internal ComplianceEngine(ComplianceConfiguration configuration, ComplianceOptions options, CompliancePlan plan, string version)
        => (Configuration, Options, Plan, Version) = (configuration, options, plan, version);

    /// <summary>The policies and tenant settings.</summary>
    public ComplianceConfiguration Configuration { get; }

    /// <summary>The choices it was compiled with.</summary>
    public ComplianceOptions Options { get; }

    /// <summary>A digest of the policies, tenant settings and options: equal inputs have equal versions.</summary>
    public string Version { get; }

    internal CompliancePlan Plan { get; }

    internal static ComplianceEngine Create(CompliancePolicySet set, ComplianceOptions options)
        => new(set.Configuration, options, CompliancePlanCompiler.Compile(set.Configuration, options), VersionOf(set.ToJson(), options));

    /// <summary>Decides about a device.</summary>
    /// <param name="facts">What is known about the device.</param>
    /// <param name="record">What its last evaluation left; null for a new device.</param>
    /// <param name="now">The instant to decide for.</param>
    /// <returns>The verdict. Never throws for any facts; allocates nothing once the thread's working space has grown to what its devices need.</returns>
    public ComplianceVerdict Evaluate(DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ComplianceRun run = t_run ??= new ComplianceRun();
        ComplianceEvaluator.Evaluate(Plan, run, facts, record, now, listsAll: false);
        run.Release();
        return run.Verdict;
    }

    /// <summary>Decides about a device and leaves the details in a buffer.</summary>
    /// <param name="facts">What is known about the device.</param>
    /// <param name="record">What its last evaluation left; null for a new device.</param>
    /// <param name="now">The instant to decide for.</param>
    /// <param name="buffer">Working space of the caller; what it held is overwritten.</param>
    /// <returns>The verdict. Never throws for any facts.</returns>
    public ComplianceVerdict Evaluate(DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now, ComplianceBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(buffer);
        ComplianceEvaluator.Evaluate(Plan, buffer.Run, facts, record, now, listsAll: true);
        buffer.Run.Input.Release();
        return buffer.Run.Verdict;
    }

    /// <summary>Says why a device is decided as it is: always with the same outcome as <see cref="Evaluate(DeviceFacts, ComplianceRecord?, DateTimeOffset)"/>, but slowly.</summary>
    /// <param name="facts">What is known about the device.</param>
    /// <param name="record">What its last evaluation left; null for a new device.</param>
    /// <param name="now">The instant to decide for.</param>
    /// <returns>Every policy and setting with its reason, due actions, and the record for the next evaluation.</returns>
    public DeviceCompliance Explain(DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return ComplianceReference.Evaluate(Configuration, Options, facts, record, now);
    }

    private static string VersionOf(string json, ComplianceOptions options)
    {
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(json + "\n" + options));
        return Convert.ToHexStringLower(digest.AsSpan(0, 16));
    }
}
