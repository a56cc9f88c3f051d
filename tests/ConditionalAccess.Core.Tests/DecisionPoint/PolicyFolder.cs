using ConditionalAccess.Model;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.DecisionPoint;

/// <summary>A folder of real files, engines to tell apart by their decisions, and waiting for a condition.</summary>
internal sealed class PolicyFolder : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly string _root = Directory.CreateTempSubdirectory("decisions").FullName;

    public PolicyFolder()
    {
        Path = At("export");
        Directory.CreateDirectory(Path);
    }

    /// <summary>The folder to watch, inside a folder of its own.</summary>
    public string Path { get; }

    public static ConditionalAccessPolicy Mfa { get; } = Sample.Policy();

    public static ConditionalAccessPolicy Block { get; } = Sample.Policy().Block() with { Id = "10000000-0000-4000-8000-000000000002" };

    /// <summary>Looks only when it is told to.</summary>
    public static PolicyDecisionPointOptions ByHand { get; } = new() { PollInterval = TimeSpan.FromDays(1), UseNotifications = false };

    /// <summary>Looks often, without notifications.</summary>
    public static PolicyDecisionPointOptions Polling { get; } = new()
    {
        PollInterval = TimeSpan.FromMilliseconds(50), QuietPeriod = TimeSpan.FromMilliseconds(20), UseNotifications = false,
    };

    public static string Text(ConditionalAccessPolicy policy) => PolicySet.ToJson(policy);

    public static PolicyEngine Engine(params ConditionalAccessPolicy[] policies) => PolicySet.From(new TenantConfiguration { Policies = [.. policies] }).Compile();

    public static DecisionOutcome Outcome(PolicyDecisionPoint point) => point.Evaluate(in s_signIn).Outcome;

    public static void Eventually(Func<bool> condition)
        => Assert.True(SpinWait.SpinUntil(() => { Thread.Sleep(5); return condition(); }, s_patience), "it did not happen within 30 seconds");

    /// <summary>A path beside the watched folder.</summary>
    public string At(string name) => System.IO.Path.Combine(_root, name);

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public PolicyFolder Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(In(name))!);
        File.WriteAllText(In(name), text);
        return this;
    }

    public PolicyFolder Write(string name, ConditionalAccessPolicy policy) => Write(name, Text(policy));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static readonly SignIn s_signIn = SpecWorld.S0;
}
