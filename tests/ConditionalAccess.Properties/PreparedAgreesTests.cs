using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Testing;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>A prepared user or device changes no decision, whichever engine prepared it, and the sign-in's own are not read beside it.</summary>
public sealed class PreparedAgreesTests
{
    private const ulong Seed = 20260505;

    [Fact]
    public void Prepared_users_and_devices_are_decided_like_those_of_the_sign_in() => Differential.Run(Law.SeedOr(Seed), 300, 60, Compare);

    private static CompareSignIn Compare(TenantConfiguration tenant, EngineOptions options)
    {
        PolicyEngine engine = Engine(tenant, options), other = Engine(tenant with { Policies = [.. tenant.Policies.Reverse()] }, options);
        var buffer = new DecisionBuffer();
        return (in SignIn signIn, EvaluationMode mode) =>
        {
            string expected = DecisionText.Of(engine.Evaluate(in signIn, mode));
            SignIn rest = signIn with { User = default, Device = default };
            SignIn withUser = rest with { User = signIn.User }, withDevice = rest with { Device = signIn.Device };
            PreparedUser user = engine.PrepareUser(signIn.User), foreignUser = other.PrepareUser(signIn.User);
            PreparedDevice device = engine.PrepareDevice(signIn.Device), foreignDevice = other.PrepareDevice(signIn.Device);
            return Difference("both", engine.Evaluate(in rest, user, device, buffer, mode))
                ?? Difference("user", engine.Evaluate(in withDevice, user, null, buffer, mode))
                ?? Difference("device", engine.Evaluate(in withUser, null, device, buffer, mode))
                ?? Difference("both of another engine", engine.Evaluate(in rest, foreignUser, foreignDevice, buffer, mode));

            string? Difference(string prepared, in Decision decision)
                => DecisionText.Difference(expected, DecisionText.Of(in decision)) is { } found ? prepared + ": " + found : null;
        };
    }

    private static PolicyEngine Engine(TenantConfiguration tenant, EngineOptions options)
        => new(tenant, options, PlanCompiler.Compile(tenant, options, useExpressionTrees: false), "test");
}
