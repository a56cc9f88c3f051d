using System.Collections;
using System.Reflection;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Fleet;
using ConditionalAccess.Compliance.NetworkAccess;
using ConditionalAccess.Custom;
using ConditionalAccess.Model;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>
/// A host can build what documents cannot say: a list with null in it. No such list comes into being, whatever it is a list of, so that no policy or range is
/// lost and nothing ends in an exception later.
/// </summary>
public class NullElementTests
{
    private static readonly Type[] s_roots = [typeof(TenantConfiguration), typeof(ComplianceConfiguration), typeof(AppProtectionPolicy), typeof(SignIn), typeof(DeviceFacts), typeof(ComplianceRecord)];

    [Fact]
    public void No_policy_range_location_or_strength_is_null()
    {
        const string Message = "element 1 is null, expected a value; leave it out (Parameter 'items')";
        IpRange range = IpRange.TryParseCidr("10.0.0.0/8", out IpRange? read) ? read : throw new InvalidOperationException();
        var tenant = new TenantConfiguration { MfaTrustedIps = [range] };
        var location = new IpNamedLocation { IpRanges = [range] };
        Assert.Equal(Message, Assert.Throws<ArgumentException>(() => tenant with { MfaTrustedIps = [range, null!] }).Message);
        Assert.Equal(Message, Assert.Throws<ArgumentException>(() => location with { IpRanges = [.. location.IpRanges, null!] }).Message);
        Assert.Equal(Message, Assert.Throws<ArgumentException>(() => tenant with { NamedLocations = [location, null!] }).Message);
        Assert.Equal(Message, Assert.Throws<ArgumentException>(() => tenant with { AuthenticationStrengths = [new(), null!] }).Message);
        Assert.Equal(Message, Assert.Throws<ArgumentException>(() => tenant with { Policies = ValueArray.From([Testing.Sample.Policy(), null!]) }).Message);
    }

    [Fact]
    public void No_list_in_anything_that_a_host_gives_holds_null()
    {
        Dictionary<string, Type> lists = Lists();
        Assert.Superset(new HashSet<string> { "IpNamedLocation.IpRanges", "TenantConfiguration.MfaTrustedIps", "CompliancePolicy.Settings", "AuthenticationSignals.CertificatePolicyOids" }, lists.Keys.ToHashSet());
        foreach ((string name, Type list) in lists)
        {
            Assert.True(list.IsGenericType && list.GetGenericTypeDefinition() == typeof(ValueArray<>), name + " is no ValueArray");
            Type element = list.GetGenericArguments()[0];
            if (element.IsValueType) continue;
            var refused = Assert.Throws<TargetInvocationException>(() => typeof(ValueArray).GetMethod(nameof(ValueArray.From))!.MakeGenericMethod(element).Invoke(null, [Array.CreateInstance(element, 1)]));
            Assert.StartsWith("element 0 is null", Assert.IsType<ArgumentException>(refused.InnerException).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_sequence_that_is_put_together_holds_null()
    {
        Refuses("sets", () => PolicySet.Combine([null!]));
        Refuses("sets", () => CompliancePolicySet.Combine([null!]));
        Refuses("devices", () => FleetView.Of(new ComplianceConfiguration(), [null!], DateTimeOffset.UnixEpoch));
        Refuses("devices", () => FleetForecast.Of([null!]));
        Refuses("devices", () => ComplianceComparison.Of([null!]));
        Refuses("devices", () => new NetworkAccessInventory([null!]));
        Refuses("findings", () => ScriptResult.Refused([null!]));
        Refuses("findings", () => ScriptResult.Of(() => true, [null!]));
    }

    private static void Refuses(string parameter, Func<object> put)
        => Assert.Equal($"element 0 is null, expected a value; leave it out (Parameter '{parameter}')", Assert.Throws<ArgumentException>(put).Message);

    // Every list that can be reached from what a host gives, by the member that holds it.
    private static Dictionary<string, Type> Lists()
    {
        var lists = new Dictionary<string, Type>();
        var seen = new HashSet<Type>(s_roots);
        for (var left = new Queue<Type>(s_roots); left.TryDequeue(out Type? type);)
        {
            foreach (PropertyInfo member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0))
            {
                Type inner = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
                if (inner != typeof(string) && inner.IsAssignableTo(typeof(IEnumerable)))
                {
                    lists.TryAdd(member.DeclaringType!.Name + "." + member.Name, inner);
                    inner = inner.GetGenericArguments().FirstOrDefault() ?? inner;
                }

                foreach (Type each in Kinds(inner).Where(seen.Add)) left.Enqueue(each);
            }
        }

        return lists;
    }

    private static IEnumerable<Type> Kinds(Type type)
        => type.Assembly == typeof(SignIn).Assembly && !type.IsEnum ? type.Assembly.GetExportedTypes().Where(t => t == type || t.IsSubclassOf(type)) : [];
}
